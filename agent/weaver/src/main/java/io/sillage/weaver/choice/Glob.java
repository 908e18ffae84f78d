package io.sillage.weaver.choice;

/**
 * {@code com.acme.**} any class below; {@code com.acme.*} one package; {@code *} elsewhere matches within a name
 * segment, {@code ?} one character of it. A class includes the classes nested in it.
 */
final class Glob {
    private final String pattern;
    private final char separator;

    Glob(String pattern, char separator) {
        this.pattern = pattern;
        this.separator = separator;
    }

    boolean matches(String text) {
        return matches(0, text, 0);
    }

    private boolean matches(int p, String text, int t) {
        int at = t;
        for (int i = p; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                return star(i, text, at);
            }
            boolean same = at < text.length() && (text.charAt(at) == c || c == '?' && text.charAt(at) != separator);
            if (!same) {
                return false;
            }
            at++;
        }
        return at == text.length() || text.charAt(at) == '$' && pattern.indexOf('$') < 0;
    }

    private boolean star(int i, String text, int t) {
        boolean deep = i + 1 < pattern.length() && pattern.charAt(i + 1) == '*';
        int rest = deep ? i + 2 : i + 1;
        for (int end = t; end <= text.length(); end++) {
            if (matches(rest, text, end)) {
                return true;
            }
            if (end < text.length() && text.charAt(end) == separator && !deep) {
                return false;
            }
        }
        return false;
    }
}
