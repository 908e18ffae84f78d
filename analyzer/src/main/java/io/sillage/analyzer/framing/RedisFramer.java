package io.sillage.analyzer.framing;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Redis commands and replies, RESP 2 and 3 (redis.io/docs/reference/protocol-spec), of either direction.
 *
 * <pre>
 * type, text CRLF                 + simple   - error   : number   _ null   , double   # boolean   ( big number
 * type, length CRLF, data CRLF    $ string   ! error   = verbatim
 * type, count CRLF, elements      * array    ~ set     &gt; push      % map and | attributes: twice as many
 * </pre>
 *
 * Attributes are no element: what they are about comes after them, and is one message with them.
 */
public final class RedisFramer extends Framer {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_WORD_BYTES = 64;
    private static final long MAX_STRING_BYTES = 1L << 32;

    /** What follows these says how replies come from then on. */
    private static final Map<String, Integer> MORE_WORDS = Map.of("CLIENT", 2, "HELLO", 1);

    private final long[] open = new long[MAX_DEPTH];
    /** Which of those that are open are attributes: a bit each. */
    private long attributes;

    private int depth;
    private char type;
    private String text = "";
    private long bytes;
    /** How many more words of a command are kept; others may be secrets. */
    private int words = 1;

    private boolean word;
    private long rest;

    public RedisFramer(Consumer<? super Message> out) {
        super(out);
        askLine();
    }

    @Override
    void gathered(ByteBuffer gathered) {
        if (word) {
            word(Texts.of(gathered));
            return;
        }
        bytes += gathered.remaining() + 2;
        String line = Texts.of(gathered);
        char kind = line.isEmpty() ? ' ' : line.charAt(0);
        if (depth == 0) {
            type = "+-:_,#($!=*~>%|".indexOf(kind) < 0 ? ' ' : kind;
        }
        switch (kind) {
            case '$', '!', '=' -> string(line);
            case '*', '~', '>' -> aggregate(line, 1);
            case '%', '|' -> aggregate(line, 2);
            default -> simple(line);
        }
    }

    private void simple(String line) {
        if (depth == 0 && (type == ' ' || type == '+' || type == '-')) {
            text = type == ' ' ? line : line.substring(1);
        }
        element();
    }

    private void string(String line) {
        long length = length(line);
        if (length > MAX_STRING_BYTES || length < -1) {
            broken("a string of length " + line);
        } else if (length < 0) {
            element();
        } else if (type == '*' && depth == 1 && words > 0 && length > 0) {
            word = true;
            int kept = (int) Math.min(length, MAX_WORD_BYTES);
            rest = length - kept + 2;
            bytes += length + 2;
            askBytes(kept);
        } else {
            words -= depth == 1 ? 1 : 0;
            bytes += length + 2;
            pass(length + 2);
            element();
        }
    }

    private void word(String kept) {
        word = false;
        if (text.isEmpty()) {
            words += MORE_WORDS.getOrDefault(kept.toUpperCase(Locale.ROOT), 0);
        }
        words--;
        text = text.isEmpty() ? kept : text + ' ' + kept;
        pass(rest);
        element();
    }

    private void aggregate(String line, int factor) {
        boolean attribute = line.charAt(0) == '|';
        long count = length(line);
        if (count < -1 || depth == MAX_DEPTH) {
            broken("an aggregate of length " + line);
        } else if (count > 0) {
            attributes |= attribute ? 1L << depth : 0;
            open[depth++] = count * factor;
            askLine();
        } else if (attribute) {
            askLine();
        } else {
            element();
        }
    }

    /** An element is complete, and with it maybe all that it was the last of. */
    private void element() {
        askLine();
        while (depth > 0 && --open[depth - 1] == 0) {
            depth--;
            if ((attributes & 1L << depth) != 0) {
                attributes &= ~(1L << depth);
                return;
            }
        }
        if (depth == 0) {
            say(new Message.Redis(type, text, bytes));
            text = "";
            bytes = 0;
            words = 1;
        }
    }

    private static long length(String line) {
        try {
            long length = Long.parseLong(line.substring(1));
            return length > Integer.MAX_VALUE && line.charAt(0) != '$' ? -2 : length;
        } catch (NumberFormatException none) {
            return -2;
        }
    }
}
