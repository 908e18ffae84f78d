package io.sillage.analyzer.framing;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a head say of the body after it (RFC 9112 section 6): repeated fields are one list (RFC 9110 section
 * 5.3), and a line that begins with a space goes on with the field before (RFC 9112 section 5.2).
 */
final class HttpFields {
    static final int MAX_FIELDS = 1000;
    private static final int MAX_VALUE_CHARS = 4096;
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private int count;
    private String name = "";
    private String value = "";
    private long length = -1;
    private boolean contradictory;
    private String coding = "";
    private @Nullable String upgrade;

    /** A head begins. */
    void clear() {
        count = 0;
        name = "";
        value = "";
        length = -1;
        contradictory = false;
        coding = "";
        upgrade = null;
    }

    /** Takes a line; false when there are too many. */
    boolean add(String line) {
        boolean folded = line.startsWith(" ") || line.startsWith("\t");
        if (folded) {
            value = value.length() > MAX_VALUE_CHARS ? value : value + ' ' + line.strip();
        } else {
            settle();
            int colon = line.indexOf(':');
            name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            value = line.substring(colon + 1).strip();
        }
        return ++count <= MAX_FIELDS;
    }

    /** The head is over. */
    void end() {
        settle();
        name = "";
    }

    private void settle() {
        switch (name) {
            case "content-length" -> lengths(value);
            case "transfer-encoding" -> codings(value.toLowerCase(Locale.ROOT));
            case "upgrade" -> upgrade = value;
            default -> {}
        }
    }

    private void lengths(String list) {
        for (String text : list.split(",", -1)) {
            String digits = text.strip();
            boolean valid = LENGTH.matcher(digits).matches();
            long stated = valid ? Long.parseLong(digits) : -1;
            contradictory |= !valid || length >= 0 && length != stated;
            length = stated;
        }
    }

    /** Only the last counts: that is how the body is sent. */
    private void codings(String list) {
        for (String text : list.split(",")) {
            String next = text.strip();
            coding = next.isEmpty() || next.equals("identity") ? coding : next;
        }
    }

    /** Whether the body comes in chunks, whatever its length is said to be. */
    boolean chunked() {
        return coding.equals("chunked");
    }

    /** Whether only the end of the connection can end the body: it is coded, but not in chunks. */
    boolean coded() {
        return !coding.isEmpty();
    }

    /** Whether the lengths contradict each other, or are none. */
    boolean contradictory() {
        return contradictory;
    }

    /** The body's length in bytes; -1 where none is said. */
    long length() {
        return length;
    }

    @Nullable
    String upgrade() {
        return upgrade;
    }
}
