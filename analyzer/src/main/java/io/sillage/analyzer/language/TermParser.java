package io.sillage.analyzer.language;

import io.sillage.analyzer.language.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** Reads values: constants, names, {@code + - * /}, calls. */
final class TermParser {
    /** Those of one value are nested, too, from left to right. */
    private static final int MOST_OPERATORS = 200;

    private final Tokens in;
    private int operators;

    TermParser(Tokens in) {
        this.in = in;
    }

    Term term() {
        operators = 0;
        return sum();
    }

    private Term sum() {
        Term left = product();
        while (in.at("+") || in.at("-")) {
            Token operator = operator();
            left = new Term.Binary(operator.text().charAt(0), left, product(), operator.place());
        }
        return left;
    }

    private Term product() {
        Term left = single();
        while (in.at("*") || in.at("/")) {
            Token operator = operator();
            left = new Term.Binary(operator.text().charAt(0), left, single(), operator.place());
        }
        return left;
    }

    private Token operator() {
        Token operator = in.next();
        if (++operators > MOST_OPERATORS) {
            throw new Mistake(operator.place(), "more than " + MOST_OPERATORS + " operators in one value");
        }
        return operator;
    }

    private Term single() {
        Token token = in.next();
        if (token.is("(")) {
            in.deeper(token);
            Term inner = sum();
            in.expect(")", "to close the '(' at " + token.place());
            in.back();
            return inner;
        }
        if (token.is("-") && in.peek().type() == Type.NUMBER) {
            return new Term.Literal(number(in.next(), true), token.place());
        }
        return switch (token.type()) {
            case NUMBER -> new Term.Literal(number(token, false), token.place());
            case TEXT -> new Term.Literal(token.text(), token.place());
            case FIELD -> new Term.Field(token.text(), true, token.place());
            case WORD -> word(token);
            case SIGN, REGEX, END -> throw new Mistake(token.place(), "expected a value, found " + token.shown());
        };
    }

    private Term word(Token token) {
        if (token.is("true") || token.is("false")) {
            return new Term.Literal(token.is("true"), token.place());
        }
        if (Words.reserved(token.text())) {
            throw new Mistake(
                    token.place(),
                    "expected a value, found " + token.shown()
                            + ", which has a meaning of its own; a field of that name stands in backquotes");
        }
        return in.took("(") ? call(token) : new Term.Field(token.text(), false, token.place());
    }

    private Term call(Token name) {
        if (!Function.words().contains(name.text())) {
            throw new Mistake(
                    name.place(),
                    "no such function '" + name.text() + "'" + Words.nearest(name.text(), Function.words())
                            + "; there are " + String.join(", ", Function.words()));
        }
        Function function = Function.valueOf(name.text().toUpperCase(java.util.Locale.ROOT));
        List<Term> arguments = new ArrayList<>();
        in.deeper(name);
        do {
            arguments.add(sum());
        } while (in.took(","));
        in.back();
        in.expect(")", "after the arguments of " + name.text());
        if (arguments.size() != function.arguments()) {
            throw new Mistake(
                    name.place(),
                    name.text() + " takes " + function.arguments() + " argument"
                            + (function.arguments() == 1 ? "" : "s") + ", given " + arguments.size());
        }
        return new Term.Call(function, List.copyOf(arguments), name.place());
    }

    /** A field of the key; with a dot before it if it stood in backquotes or had one. */
    String fieldName(String what) {
        Token name = in.next();
        if (name.type() != Type.FIELD && (name.type() != Type.WORD || Words.reserved(name.text()))) {
            throw new Mistake(name.place(), "expected " + what + ", found " + name.shown());
        }
        return (name.type() == Type.FIELD ? "." : "") + name.text();
    }

    static Object number(Token token, boolean minus) {
        try {
            String text = (minus ? "-" : "") + token.text();
            if (!text.contains(".")) {
                return Long.valueOf(text);
            }
            Double real = Double.valueOf(text);
            if (!real.isInfinite()) {
                return real;
            }
        } catch (NumberFormatException e) {
            // a Long that is too long
        }
        throw new Mistake(token.place(), "the number " + token.text() + " is beyond 64 bits");
    }
}
