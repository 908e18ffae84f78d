package io.sillage.analyzer.view;

/** Text that can do nothing to a terminal. */
final class Plain {
    private Plain() {}

    /** Control characters, line ends included, become visible: {@code \x1b}; so do those that turn text around. */
    static String text(String hostile) {
        for (int i = 0; i < hostile.length(); i++) {
            if (acts(hostile.charAt(i))) {
                return escaped(hostile);
            }
        }
        return hostile;
    }

    private static String escaped(String hostile) {
        StringBuilder plain = new StringBuilder(hostile.length() + 16);
        for (int i = 0; i < hostile.length(); i++) {
            char c = hostile.charAt(i);
            if (c == '\t') {
                plain.append("    ");
            } else if (!acts(c)) {
                plain.append(c);
            } else if (c < 0x100) {
                plain.append(String.format("\\x%02x", (int) c));
            } else {
                plain.append(String.format("\\u%04x", (int) c));
            }
        }
        return plain.toString();
    }

    private static boolean acts(char c) {
        return c < ' '
                || c >= 0x7F && c < 0xA0
                || c == 0x2028
                || c == 0x2029
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c == 0x200E
                || c == 0x200F;
    }

    /** How many columns a terminal needs: wide for East Asian text and most emoji, none for combining marks. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += width(c);
            i += Character.charCount(c);
        }
        return width;
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = c >= 0x1100
                && (c <= 0x115F
                        || c >= 0x2E80 && c <= 0xA4CF && c != 0x303F
                        || c >= 0xAC00 && c <= 0xD7A3
                        || c >= 0xF900 && c <= 0xFAFF
                        || c >= 0xFE30 && c <= 0xFE6F
                        || c >= 0xFF00 && c <= 0xFF60
                        || c >= 0xFFE0 && c <= 0xFFE6
                        || c >= 0x1F300 && c <= 0x1F64F
                        || c >= 0x1F900 && c <= 0x1F9FF
                        || c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }

    /** The first columns of a text, with an ellipsis where more follows. 0 for no limit. */
    static String cut(String text, int columns) {
        if (columns <= 0 || width(text) <= columns) {
            return text;
        }
        int width = 0;
        int i = 0;
        while (true) {
            int c = text.codePointAt(i);
            if (width + width(c) > columns - 1) {
                return text.substring(0, i) + "…";
            }
            width += width(c);
            i += Character.charCount(c);
        }
    }
}
