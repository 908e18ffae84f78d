package io.sillage.analyzer.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The name of a field, with what was seen with it: lines of one writer resemble each other, so the name that followed last
 * time most likely follows again, and many texts are those of the line before. Both are tried before they are looked for.
 */
final class Name {
    /** Longer texts are seldom the same. */
    private static final int MAX_TEXT = 64;
    /** So many new texts in a row, and only now and then one more is remembered. */
    private static final int VARIES = 64;

    private static final int NOW_AND_THEN = 1 << 10;

    /** The same object for the same name, as {@link String#intern} has it. */
    final String text;
    /** As it stands in a line, with its quotes and colon. */
    private final byte[] written;

    final int hash;
    /** The line that it was met in last. */
    long line;

    /** What followed it last, and what it was before that: kinds of events differ in their fields. */
    private @Nullable Name follower;

    private @Nullable Name otherFollower;
    private byte[] lastBytes = {};
    private @Nullable String lastText;
    private int changes;

    Name(String text, byte[] written, int hash) {
        this.text = text;
        this.written = written;
        this.hash = hash;
    }

    /** The name that stands there with its quotes and colon, if it followed this one before. */
    @Nullable
    Name followerAt(byte[] bytes, int at, int end) {
        if (follower != null && follower.isAt(bytes, at, end)) {
            return follower;
        }
        if (otherFollower != null && otherFollower.isAt(bytes, at, end)) {
            Name found = otherFollower;
            otherFollower = follower;
            follower = found;
            return found;
        }
        return null;
    }

    void followedBy(@Nullable Name name) {
        otherFollower = follower;
        follower = name;
    }

    private boolean isAt(byte[] bytes, int at, int end) {
        return EightBytes.areAt(written, bytes, at, end);
    }

    /** Whether it is the name that stands there without quotes. */
    boolean is(byte[] bytes, int from, int to) {
        return Arrays.equals(written, 1, written.length - 2, bytes, from, to);
    }

    int writtenLength() {
        return written.length;
    }

    /** The text that it had last, if that and a quote stand there. */
    @Nullable
    String sameText(byte[] bytes, int from, int end) {
        int to = from + lastBytes.length;
        if (lastText != null && to < end && bytes[to] == '"' && EightBytes.areAt(lastBytes, bytes, from, to)) {
            changes = 0;
            return lastText;
        }
        return null;
    }

    /** It has another text now, with nothing in it that is written in another way. */
    void otherText(String other, byte[] bytes, int from, int to) {
        changes++;
        if (to - from <= MAX_TEXT && (changes < VARIES || changes % NOW_AND_THEN == 0)) {
            lastBytes = Arrays.copyOfRange(bytes, from, to);
            lastText = other;
        }
    }
}
