package io.sillage.analyzer.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A register's text that others are appended to, as far as registers keep texts. Values never change, so branches may
 * share one; the characters lie in a room that the longest of them has together with those it was made of, so an append costs
 * what is appended. Used by one thread.
 */
final class Joined {
    /** What comes behind so many characters is left out, and an ellipsis stands in its place. */
    static final int MAX_CHARS = 1 << 16;

    private static final char ELLIPSIS = '…';

    private final StringBuilder room;
    private final int length;

    Joined(String text) {
        this(new StringBuilder(text), text.length());
    }

    private Joined(StringBuilder room, int length) {
        this.room = room;
        this.length = length;
    }

    /** The text as a register keeps it. */
    static String cut(String text) {
        return cut(text, MAX_CHARS);
    }

    /** The text with an ellipsis for what comes behind so many characters. */
    static String cut(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        return text.substring(0, whole(text, maxChars)) + ELLIPSIS;
    }

    /** The texts with one more, an ellipsis, for those that come behind so many characters in all. */
    static List<String> cut(List<?> texts, int maxChars) {
        List<String> cut = new ArrayList<>();
        int left = maxChars;
        for (Object text : texts) {
            String next = cut(String.valueOf(text), maxChars);
            left -= next.length() + 1;
            if (left < 0) {
                cut.add(String.valueOf(ELLIPSIS));
                return cut;
            }
            cut.add(next);
        }
        return cut;
    }

    /** Less by one where that is between the halves of a character. */
    private static int whole(CharSequence text, int at) {
        return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }

    Joined plus(String more) {
        if (length > MAX_CHARS || isCut() || more.isEmpty()) {
            return this;
        }
        StringBuilder mine = room.length() == length ? room : new StringBuilder(toString());
        mine.append(more, 0, Math.min(more.length(), MAX_CHARS + 1 - length));
        if (mine.length() > MAX_CHARS) {
            mine.setLength(whole(mine, MAX_CHARS));
            mine.append(ELLIPSIS);
        }
        return new Joined(mine, mine.length());
    }

    /** One that is a character short of the most ends so if its last one would have been cut in two. */
    private boolean isCut() {
        return length == MAX_CHARS && room.charAt(length - 1) == ELLIPSIS;
    }

    @Override
    public String toString() {
        return room.substring(0, length);
    }
}
