package io.sillage.analyzer.transduce.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads JSON (RFC 8259) into maps, lists, texts, numbers as they are written and booleans; null is refused, no machine has one. */
final class JsonText {
    private static final int DEEPEST = 100;

    private final String file;
    private final String text;
    private int at;
    private int depth;

    JsonText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    Object whole() {
        Object value = value();
        if (next() != 0) {
            throw fault("the end of the text", "take out what follows the machine");
        }
        return value;
    }

    Malformed fault(String expected, String remedy) {
        int before = text.lastIndexOf('\n', Math.max(0, at - 1));
        int line = 1
                + (int) text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        String found = at < text.length() ? text.substring(at, Math.min(at + 10, text.length())) : "end of text";
        return new Malformed(file, line, Math.max(1, at - before), expected, found, remedy);
    }

    /** The next letter that is no blank, 0 at the end. */
    private char next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char c) {
        if (next() != c) {
            throw fault("'" + c + "'", "check the brackets, quotes and commas before it");
        }
        at++;
    }

    private Object value() {
        if (++depth > DEEPEST) {
            throw fault("a machine", "it is nested too deeply to be one");
        }
        Object value = switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> literal();
        };
        depth--;
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        expect('{');
        if (next() == '}') {
            at++;
            return object;
        }
        do {
            next();
            String name = string();
            expect(':');
            object.put(name, value());
        } while (comma('}'));
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        expect('[');
        if (next() == ']') {
            at++;
            return array;
        }
        do {
            array.add(value());
        } while (comma(']'));
        return array;
    }

    private boolean comma(char end) {
        if (next() == ',') {
            at++;
            return true;
        }
        expect(end);
        return false;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escape() : c);
        }
        expect('"');
        return string.toString();
    }

    private char escape() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> hex();
            case '"', '\\', '/' -> c;
            default -> throw fault("an escape", "JSON knows \\n \\t \\r \\b \\f \\u \\\" \\\\ \\/");
        };
    }

    private char hex() {
        try {
            char c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
            at += 4;
            return c;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw fault("four hexadecimal digits", "write \\u0041 for A");
        }
    }

    private Object literal() {
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String literal = text.substring(from, at);
        if (Set.of("true", "false").contains(literal)) {
            return literal.equals("true");
        }
        if (JsonNumber.is(literal)) {
            return new JsonNumber(literal);
        }
        at = from;
        throw fault("a value", "write a number, a text in quotes, a list or an object");
    }
}
