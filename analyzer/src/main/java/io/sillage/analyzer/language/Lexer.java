package io.sillage.analyzer.language;

import io.sillage.analyzer.language.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens. Blanks and line ends only separate; {@code #} begins a remark. */
final class Lexer {
    private static final List<String> SIGNS = List.of(
            "++=", "==", "!=", "<=", ">=", "+=", "~=", "?=", "=", "<", ">", "~", "(", ")", "{", "}", "|", "&", "*", "+",
            "?", ",", ";", "-", "/");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        lexer.all();
        return lexer.tokens;
    }

    private void all() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
                line++;
                lineStart = at;
            } else if (Character.isWhitespace(c) || c == '\uFEFF') {
                at++;
            } else if (c == '#') {
                at = endOfLine();
            } else {
                token(c);
            }
        }
        add(Type.END, "", at);
    }

    private void token(char c) {
        int from = at;
        if (c == '"') {
            quoted('"', Type.TEXT);
        } else if (c == '`') {
            quoted('`', Type.FIELD);
        } else if (c == '/'
                && !tokens.isEmpty()
                && tokens.get(tokens.size() - 1).is("~")) {
            quoted('/', Type.REGEX);
        } else if (isDigit(c)) {
            number();
        } else if (startsWord(c) || c == '.' && at + 1 < text.length() && startsWord(text.charAt(at + 1))) {
            at++;
            while (at < text.length()
                    && (startsWord(text.charAt(at)) || isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            String word = text.substring(from, at);
            add(c == '.' ? Type.FIELD : Type.WORD, c == '.' ? word.substring(1) : word, from);
        } else {
            sign(c);
        }
    }

    private void number() {
        int from = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
        }
        add(Type.NUMBER, text.substring(from, at).replace("_", ""), from);
    }

    private void quoted(char quote, Type type) {
        int from = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length() && text.charAt(at) != '\n') {
                escape(value, quote, type);
            } else {
                value.append(c);
            }
        }
        if (at == text.length() || text.charAt(at) != quote) {
            throw new Mistake(place(from), "this " + quote + " has no second one on its line");
        }
        at++;
        add(type, value.toString(), from);
    }

    private void escape(StringBuilder value, char quote, Type type) {
        char c = text.charAt(at++);
        if (type == Type.REGEX) {
            value.append(c == quote ? "" : "\\").append(c);
        } else if (c == 'n' || c == 't' || c == 'r') {
            value.append(c == 'n' ? '\n' : c == 't' ? '\t' : '\r');
        } else if (c == quote || c == '\\') {
            value.append(c);
        } else {
            throw new Mistake(
                    place(at - 2), "'\\" + c + "' is not known in a text; known are \\\\ \\" + quote + " \\n \\t \\r");
        }
    }

    private void sign(char c) {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                add(Type.SIGN, sign, at);
                at += sign.length();
                return;
            }
        }
        String hint = c == '!' ? "; write 'not', or !=" : c == '\'' ? "; texts stand in \"…\"" : "";
        throw new Mistake(place(at), "'" + c + "' means nothing here" + hint);
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void add(Type type, String value, int from) {
        tokens.add(new Token(type, value, place(from)));
    }

    private Place place(int from) {
        return new Place(line, from - lineStart + 1);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean startsWord(char c) {
        return Character.isLetter(c) || c == '_';
    }
}
