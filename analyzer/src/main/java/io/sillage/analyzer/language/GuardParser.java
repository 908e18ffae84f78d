package io.sillage.analyzer.language;

import io.sillage.analyzer.language.Token.Type;
import io.sillage.analyzer.transduce.symbolic.Regex;
import io.sillage.analyzer.transduce.symbolic.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a condition on one event: {@code or} binds less than {@code and}, that less than {@code not}. */
final class GuardParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final Tokens in;

    GuardParser(Tokens in) {
        this.in = in;
    }

    Guard guard() {
        List<Guard> parts = new ArrayList<>();
        do {
            parts.add(all());
        } while (in.took("or"));
        return parts.size() == 1 ? parts.get(0) : new Guard.Any(parts);
    }

    private Guard all() {
        List<Guard> parts = new ArrayList<>();
        do {
            parts.add(single());
        } while (in.took("and"));
        return parts.size() == 1 ? parts.get(0) : new Guard.All(parts);
    }

    private Guard single() {
        if (in.at("not") || in.at("(")) {
            return inner(in.next());
        }
        Token name = in.next();
        boolean word = name.type() == Type.WORD && !Words.reserved(name.text());
        if (!word && name.type() != Type.FIELD) {
            throw new Mistake(
                    name.place(),
                    "expected a field or an event in a condition, found " + name.shown()
                            + (Catalog.known(name.text())
                                    ? ", which has a meaning of its own; a field of that name stands in backquotes"
                                    : ""));
        }
        Token operator = in.peek();
        if (operator.type() == Type.SIGN && operator.text().equals("=")) {
            throw new Mistake(operator.place(), "'=' names an event; to compare write ==");
        }
        return operator.type() == Type.SIGN
                                && (COMPARISONS.contains(operator.text())
                                        || operator.text().equals("~"))
                        || Set.of("exists", "in", "starts", "ends", "contains").contains(operator.text())
                ? test(name)
                : named(name, word);
    }

    private Guard inner(Token begin) {
        in.deeper(begin);
        Guard inner = begin.is("not") ? new Guard.Not(single()) : guard();
        if (begin.is("(")) {
            in.expect(")", "to close the condition");
        }
        in.back();
        return inner;
    }

    private Guard named(Token name, boolean word) {
        if (!word) {
            throw in.unexpected("a test of the field " + name.shown()
                    + ": ==, !=, <, <=, >, >=, ~, in, exists, starts, ends, contains");
        }
        return new Guard.Named(name.text(), name.place());
    }

    private Guard test(Token field) {
        Token operator = in.next();
        return switch (operator.text()) {
            case "exists" -> of(field, new Test.Exists());
            case "in" -> oneOf(field);
            case "~" -> of(field, new Test.Matches(regex()));
            case "starts" -> of(field, new Test.Matches(Regex.startingWith(text())));
            case "ends" -> of(field, new Test.Matches(Regex.endingWith(text())));
            case "contains" -> of(field, new Test.Matches(Regex.containing(text())));
            case "==" -> of(field, new Test.Equal(constant(field)));
            case "!=" ->
                new Guard.All(List.of(
                        of(field, new Test.Exists()), new Guard.Not(of(field, new Test.Equal(constant(field))))));
            default -> ordered(field, operator);
        };
    }

    private Guard ordered(Token field, Token operator) {
        Token bound = in.peek();
        if (!(constant(field) instanceof Number number)) {
            throw new Mistake(bound.place(), "'" + operator.text() + "' orders numbers; " + bound.shown() + " is none");
        }
        boolean orEqual = operator.text().length() == 2;
        return of(
                field,
                operator.text().startsWith("<") ? new Test.Below(number, orEqual) : new Test.Above(number, orEqual));
    }

    private static Guard of(Token field, Test test) {
        return new Guard.Field(field.text(), field.type() == Type.FIELD, test, field.place());
    }

    private Guard oneOf(Token field) {
        in.expect("(", "and constants, as in: kind in (\"socket.connect\", \"socket.accept\")");
        List<Guard> parts = new ArrayList<>();
        do {
            parts.add(of(field, new Test.Equal(constant(field))));
        } while (in.took(","));
        in.expect(")", "after the last constant");
        return new Guard.Any(parts);
    }

    private Object constant(Token field) {
        boolean minus = in.took("-");
        Token value = in.next();
        if (value.type() == Type.NUMBER) {
            return TermParser.number(value, minus);
        }
        if (!minus && value.type() == Type.TEXT) {
            return value.text();
        }
        if (!minus && (value.is("true") || value.is("false"))) {
            return value.is("true");
        }
        if (value.type() == Type.WORD || value.type() == Type.FIELD) {
            throw new Mistake(
                    value.place(),
                    "a guard compares a field with a constant; " + value.shown()
                            + " is a name. A guard sees one event and neither registers nor two fields at once, so that"
                            + " everything about it can be proved; a text stands in quotes: \"" + value.text() + "\"");
        }
        throw new Mistake(
                value.place(), "expected a constant to compare '" + field.text() + "' with, found " + value.shown());
    }

    private Regex regex() {
        Token pattern = in.next();
        if (pattern.type() != Type.REGEX && pattern.type() != Type.TEXT) {
            throw new Mistake(
                    pattern.place(), "expected a regular expression as in ~ /order [0-9]+/, found " + pattern.shown());
        }
        try {
            return Regex.of(pattern.text());
        } catch (IllegalArgumentException e) {
            throw new Mistake(pattern.place(), String.valueOf(e.getMessage()));
        }
    }

    private String text() {
        Token text = in.next();
        if (text.type() != Type.TEXT) {
            throw new Mistake(text.place(), "expected a text in quotes, found " + text.shown());
        }
        return text.text();
    }
}
