package io.sillage.analyzer.transduce.symbolic;

import java.util.Map;

/** Rewrites a pattern in the usual notation into that of the automaton library. */
final class RegexText {
    /** Has a meaning there and none here. */
    private static final String SPECIAL_THERE = "~&@#<>\"";

    private static final Map<Character, String> CLASSES = Map.of('d', "0-9", 'w', "a-zA-Z0-9_", 's', " \t\n\u000b\f\r");

    private final String pattern;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private RegexText(String pattern) {
        this.pattern = pattern;
    }

    static String translate(String pattern) {
        boolean fromStart = pattern.startsWith("^");
        boolean toEnd = pattern.endsWith("$") && !oddBackslashes(pattern, pattern.length() - 1);
        String inner = pattern.substring(fromStart ? 1 : 0, pattern.length() - (toEnd ? 1 : 0));
        RegexText translated = new RegexText(inner);
        translated.all();
        String any = "(.|\n)*";
        return (fromStart ? "" : any) + "(" + translated.text + ")" + (toEnd ? "" : any);
    }

    private static boolean oddBackslashes(String pattern, int end) {
        int count = 0;
        while (count < end && pattern.charAt(end - 1 - count) == '\\') {
            count++;
        }
        return count % 2 == 1;
    }

    private void all() {
        if (pattern.isEmpty()) {
            text.append("()");
        }
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> bracket();
                case '^', '$' ->
                    throw refusal("'" + c + "' inside: only ^ at the beginning and $ at the end are regular here");
                case '(' -> group();
                case '*', '+', '?', '}' -> quantifier(c);
                case '.' -> text.append("[^\n\r]");
                default -> plain(c);
            }
        }
    }

    private void plain(char c) {
        if (SPECIAL_THERE.indexOf(c) >= 0) {
            text.append('\\');
        }
        text.append(c);
    }

    private void group() {
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (pattern.startsWith("?", at)) {
            throw refusal("'(?' at " + (at - 1) + ": look-around, flags and names are not regular; use (…) or (?:…)");
        }
        text.append(pattern.startsWith(")", at) ? "(()" : "(");
    }

    private void quantifier(char c) {
        text.append(c);
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            throw refusal("'" + c + pattern.charAt(at)
                    + "': lazy and possessive quantifiers do not change which texts match; leave the second one out");
        }
    }

    private void escape(boolean inBracket) {
        if (at == pattern.length()) {
            throw refusal("it ends with a backslash");
        }
        char c = pattern.charAt(at++);
        String known = CLASSES.get(c);
        String negated = CLASSES.get(Character.toLowerCase(c));
        if (known != null) {
            text.append(inBracket ? known : "[" + known + "]");
        } else if (Character.isUpperCase(c) && negated != null && !inBracket) {
            text.append("[^").append(negated).append(']');
        } else if (c == 't' || c == 'n' || c == 'r') {
            text.append(c == 't' ? '\t' : c == 'n' ? '\n' : '\r');
        } else if (Character.isLetterOrDigit(c)) {
            throw refusal("'\\" + c + "' is not known here; known are \\d \\w \\s \\D \\W \\S \\t \\n \\r");
        } else {
            text.append('\\').append(c);
        }
    }

    private void bracket() {
        text.append('[');
        if (pattern.startsWith("^", at)) {
            text.append('^');
            at++;
        }
        int from = at;
        while (at < pattern.length() && (pattern.charAt(at) != ']' || at == from)) {
            char c = pattern.charAt(at++);
            if (c == '\\') {
                escape(true);
            } else if (c == '[' || c == '&') {
                throw refusal("'" + c + "' in a class: write it as \\" + c);
            } else {
                text.append(c == '"' || c == ']' ? "\\" : "").append(c);
            }
        }
        if (at == pattern.length()) {
            throw refusal("a '[' has no ']'");
        }
        text.append(']');
        at++;
    }

    private IllegalArgumentException refusal(String why) {
        return new IllegalArgumentException("regular expression /" + pattern + "/: " + why);
    }
}
