package io.sillage.analyzer.json;

import org.jspecify.annotations.Nullable;

/** What stands in JSON's texts behind a backslash. */
final class Escapes {
    private Escapes() {}

    /** The text that is meant, null if one of them is wrong. */
    static @Nullable String decode(String written) {
        StringBuilder text = new StringBuilder(written.length());
        int from = 0;
        for (int at = written.indexOf('\\'); at >= 0; at = written.indexOf('\\', from)) {
            text.append(written, from, at);
            int meant = at + 1 < written.length() ? meant(written, at + 1) : -1;
            if (meant < 0) {
                return null;
            }
            text.append((char) meant);
            from = at + (written.charAt(at + 1) == 'u' ? 6 : 2);
        }
        return text.append(written, from, written.length()).toString();
    }

    private static int meant(String written, int at) {
        char escape = written.charAt(at);
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex(written, at + 1);
            default -> -1;
        };
    }

    private static int hex(String written, int from) {
        if (from + 4 > written.length()) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < from + 4; i++) {
            char digit = written.charAt(i);
            int value = digit < 128 ? Character.digit(digit, 16) : -1;
            if (value < 0) {
                return -1;
            }
            number = 16 * number + value;
        }
        return number;
    }
}
