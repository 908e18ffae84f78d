package io.sillage.analyzer.transduce.symbolic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites a pattern in the usual notation into that of the automaton library. */
final class RegexText {
    /** Of a repetition; and of all that repetitions make of a pattern. */
    private static final int MOST_REPEATS = 1000;

    private static final int MOST_PARTS = 10_000;

    private static final String ANY = "(.|\n)*";
    private static final Pattern COUNT = Pattern.compile("(\\d+)(?:,(\\d*))?\\}");
    private static final Map<Character, String> CLASSES = Map.of('d', "0-9", 'w', "a-zA-Z0-9_", 's', " \t\n\u000b\f\r");

    private final String pattern;
    private final StringBuilder text = new StringBuilder();
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    private boolean toEnd;

    /** How many characters the part before is, with its repetitions, 0 where nothing can be repeated; of its group. */
    private long last;

    private long sum;

    private RegexText(String pattern) {
        this.pattern = pattern;
    }

    static String translate(String pattern) {
        RegexText translated = new RegexText(pattern);
        translated.all();
        return translated.text.toString();
    }

    private void all() {
        beginBranch();
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            switch (c) {
                case '\\' -> escape();
                case '[' -> bracket();
                case '^' -> throw inside(c);
                case '$' -> end(c);
                case '(' -> group();
                case ')' -> close();
                case '|' -> either();
                case '*', '+', '?' -> quantifier(String.valueOf(c), 1);
                case '{' -> count();
                case '.' -> part("[^\n\r]");
                default -> part(literal(c));
            }
        }
        if (!outer.isEmpty()) {
            throw refusal("a '(' has no ')'");
        }
        endBranch();
    }

    /** A branch of the whole pattern has its own beginning and end; within groups neither can be pinned. */
    private void beginBranch() {
        boolean fromStart = at < pattern.length() && pattern.charAt(at) == '^';
        at += fromStart ? 1 : 0;
        toEnd = false;
        text.append(fromStart ? "((" : "(" + ANY + "(");
        begin();
    }

    private void endBranch() {
        text.append(toEnd ? "))" : ")" + ANY + ")");
    }

    /** Of nothing at all, the library wants to be told. */
    private void begin() {
        last = 0;
        if (at == pattern.length() || "|)$".indexOf(pattern.charAt(at)) >= 0) {
            text.append("()");
        }
    }

    private void either() {
        if (outer.isEmpty()) {
            endBranch();
            text.append('|');
            beginBranch();
        } else {
            text.append('|');
            begin();
        }
    }

    private void end(char c) {
        if (!outer.isEmpty() || at < pattern.length() && pattern.charAt(at) != '|') {
            throw inside(c);
        }
        toEnd = true;
    }

    private IllegalArgumentException inside(char c) {
        return refusal("'" + c + "' inside: only ^ at the beginning and $ at the end are regular here");
    }

    private void part(String translated) {
        text.append(translated);
        added(1);
    }

    private void added(long size) {
        last = size;
        sum += size;
        if (sum > MOST_PARTS) {
            throw refusal("it needs more than " + MOST_PARTS + " states; make its repetitions smaller");
        }
    }

    private void group() {
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (pattern.startsWith("?", at)) {
            throw refusal("'(?' at " + (at - 1) + ": look-around, flags and names are not regular; use (…) or (?:…)");
        }
        outer.push(sum);
        sum = 0;
        text.append('(');
        begin();
    }

    private void close() {
        if (outer.isEmpty()) {
            throw refusal("a ')' has no '('");
        }
        long size = Math.max(1, sum);
        sum = outer.pop();
        text.append(')');
        added(size);
    }

    private void count() {
        Matcher count = COUNT.matcher(pattern).region(at, pattern.length());
        if (!count.lookingAt()) {
            throw refusal("a '{' begins a count, {n}, {n,} or {n,m}; as a character write it as \\{");
        }
        int least = number(count.group(1));
        String second = count.group(2);
        int most = second == null || second.isEmpty() ? least : number(second);
        if (most < least) {
            throw refusal("a count {n,m} wants m to be at least n");
        }
        at = count.end();
        quantifier("{" + count.group(), Math.max(1, most));
    }

    private int number(String digits) {
        if (digits.length() > 9 || Integer.parseInt(digits) > MOST_REPEATS) {
            throw refusal("a repetition of more than " + MOST_REPEATS);
        }
        return Integer.parseInt(digits);
    }

    private void quantifier(String sign, int times) {
        if (last == 0) {
            throw refusal("'" + sign + "' has nothing before it that it could repeat");
        }
        text.append(sign);
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            throw refusal("'" + sign + pattern.charAt(at)
                    + "': lazy and possessive quantifiers do not change which texts match; leave the second one out");
        }
        added(last * (times - 1));
        last = 0;
    }

    private void escape() {
        char c = escaped();
        String known = CLASSES.get(c);
        String negated = Character.isUpperCase(c) ? CLASSES.get(Character.toLowerCase(c)) : null;
        if (known != null || negated != null) {
            part(known != null ? "[" + known + "]" : "[^" + negated + "]");
        } else {
            part(literal(unescaped(c)));
        }
    }

    private char escaped() {
        if (at == pattern.length()) {
            throw refusal("it ends with a backslash");
        }
        return pattern.charAt(at++);
    }

    private char unescaped(char c) {
        if (c == 't' || c == 'n' || c == 'r') {
            return c == 't' ? '\t' : c == 'n' ? '\n' : '\r';
        }
        if (Character.isLetterOrDigit(c)) {
            throw refusal("'\\" + c + "' is not known here; known are \\d \\w \\s \\D \\W \\S \\t \\n \\r");
        }
        return c;
    }

    /** Nothing that a backslash precedes has a meaning of its own in the library. */
    private static String literal(char c) {
        return Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c;
    }

    private void bracket() {
        text.append('[');
        if (pattern.startsWith("^", at)) {
            text.append('^');
            at++;
        }
        int from = at;
        while (at < pattern.length() && (pattern.charAt(at) != ']' || at == from)) {
            int low = member();
            boolean range = low >= 0
                    && pattern.startsWith("-", at)
                    && !pattern.startsWith("-]", at)
                    && at + 1 < pattern.length();
            if (range) {
                at++;
                text.append('-');
                if (member() < low) {
                    throw refusal("'" + pattern.substring(from, at) + "' in a class: a range goes from less to more");
                }
            }
        }
        if (at == pattern.length()) {
            throw refusal("a '[' has no ']'");
        }
        at++;
        part("]");
    }

    /** The character; -1 for many. */
    private int member() {
        char c = pattern.charAt(at++);
        if (c == '[' || c == '&') {
            throw refusal("'" + c + "' in a class: write it as \\" + c);
        }
        if (c == '\\') {
            c = escaped();
            String known = CLASSES.get(c);
            if (known != null) {
                text.append(known);
                return -1;
            }
            c = unescaped(c);
        }
        text.append(literal(c));
        return c;
    }

    private IllegalArgumentException refusal(String why) {
        return new IllegalArgumentException("regular expression /" + pattern + "/: " + why);
    }
}
