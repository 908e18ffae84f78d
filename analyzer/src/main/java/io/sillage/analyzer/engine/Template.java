package io.sillage.analyzer.engine;

/**
 * What texts of one kind have in common: words that are numbers, UUIDs or long hexadecimal ones become {@code {}}. A word is
 * a run of letters, digits and {@code _}. By hand, as what a regular expression takes for the edge of a word differs
 * between versions of Java.
 */
final class Template {
    private static final int MAX_CHARS = 4096;
    private static final int LONG_HEXADECIMAL = 16;
    private static final String UUID = "00000000-0000-0000-0000-000000000000";

    private Template() {}

    static String of(String text) {
        int end = Math.min(MAX_CHARS, text.length());
        int query = text.startsWith("/") ? text.indexOf('?') : -1;
        if (query >= 0 && query < end) {
            end = query;
        }
        StringBuilder result = null;
        int copied = 0;
        for (int at = 0; at < end; ) {
            if (!isWord(text.charAt(at))) {
                at++;
                continue;
            }
            int wordEnd = endOfWord(text, at, end);
            int variableEnd = endOfVariable(text, at, wordEnd, end);
            if (variableEnd > at) {
                result = result == null ? new StringBuilder(end) : result;
                result.append(text, copied, at).append("{}");
                copied = variableEnd;
                at = variableEnd;
            } else {
                at = wordEnd;
            }
        }
        return result == null
                ? text.substring(0, end)
                : result.append(text, copied, end).toString();
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static int endOfWord(String text, int from, int end) {
        int at = from;
        while (at < end && isWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where what begins at a word's beginning and varies ends; {@code from} if it does not vary. */
    private static int endOfVariable(String text, int from, int wordEnd, int end) {
        int uuidEnd = from + UUID.length();
        if (isUuid(text, from, end) && (uuidEnd == end || !isWord(text.charAt(uuidEnd)))) {
            return uuidEnd;
        }
        int digits = 0;
        for (int at = from; at < wordEnd; at++) {
            if (isDigit(text.charAt(at))) {
                digits++;
            } else if (!isHexadecimal(text.charAt(at))) {
                return from;
            }
        }
        int length = wordEnd - from;
        boolean varies = digits == length || length >= LONG_HEXADECIMAL && digits > 0;
        return varies ? wordEnd : from;
    }

    private static boolean isUuid(String text, int from, int end) {
        if (end - from < UUID.length()) {
            return false;
        }
        for (int i = 0; i < UUID.length(); i++) {
            char c = text.charAt(from + i);
            if (UUID.charAt(i) == '-' ? c != '-' : !isHexadecimal(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHexadecimal(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
