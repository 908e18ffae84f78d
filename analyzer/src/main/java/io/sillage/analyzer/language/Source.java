package io.sillage.analyzer.language;

import java.util.ArrayList;
import java.util.List;

/** The text of a syntax tree: parsed, it gives the same tree but for the places. */
final class Source {
    private final StringBuilder text = new StringBuilder();

    private Source() {}

    static String of(Definition definition) {
        Source source = new Source();
        source.definition(definition);
        return source.text.toString();
    }

    private void definition(Definition definition) {
        text.append("transducer ").append(definition.name()).append('\n');
        if (definition.over() != null) {
            item("over", definition.over());
        }
        if (!definition.key().isEmpty()) {
            item(
                    "key",
                    String.join(", ", definition.key().stream().map(Source::key).toList()));
        }
        if (definition.strict()) {
            item("strict", "");
        }
        if (definition.idleNanos() > 0) {
            item("idle", definition.idleNanos() + " ns");
        }
        if (definition.interim()) {
            item("interim", definition.everyNanos() > 0 ? "every " + definition.everyNanos() + " ns" : "");
        }
        definition.events().forEach(event -> item("event", event.name() + " = " + GuardText.of(event.guard())));
        item("match", expression(definition.match()));
        if (!definition.emits().isEmpty()) {
            List<String> fields = new ArrayList<>();
            definition.emits().forEach(emit -> fields.add(quoted(emit.name()) + " = " + term(emit.term())));
            item("emit", String.join(", ", fields));
        }
    }

    private static String key(String field) {
        return quoted(field.startsWith(".") ? field.substring(1) : field);
    }

    private void item(String word, String rest) {
        text.append("  ").append((word + " " + rest).strip()).append('\n');
    }

    /** In parentheses wherever it has several parts, so that nothing depends on what binds more. */
    static String expression(Expression expression) {
        if (expression instanceof Expression.Atom atom) {
            return atom.actions().isEmpty()
                    ? atom.event()
                    : atom.event() + " { "
                            + String.join(
                                    "; ",
                                    atom.actions().stream().map(Source::action).toList())
                            + " }";
        } else if (expression instanceof Expression.Sequence sequence) {
            return joined(sequence.parts(), " ");
        } else if (expression instanceof Expression.Either either) {
            return joined(either.parts(), " | ");
        } else if (expression instanceof Expression.Both both) {
            return joined(both.parts(), " & ");
        } else if (expression instanceof Expression.Else other) {
            return "(" + expression(other.first()) + " else " + expression(other.second()) + ")";
        } else if (expression instanceof Expression.Repeat repeat) {
            return "(" + expression(repeat.of()) + ")" + sign(repeat);
        }
        throw new IllegalStateException("Bug: an expression of no kind");
    }

    private static String joined(List<Expression> parts, String by) {
        return "(" + String.join(by, parts.stream().map(Source::expression).toList()) + ")";
    }

    private static String sign(Expression.Repeat repeat) {
        if (repeat.most() < 0) {
            return repeat.least() == 0 ? "*" : repeat.least() == 1 ? "+" : "{" + repeat.least() + ",}";
        }
        return repeat.least() == 0 && repeat.most() == 1 ? "?" : "{" + repeat.least() + "," + repeat.most() + "}";
    }

    private static String action(Action action) {
        return action.register() + " " + action.op().sign() + " " + term(action.term());
    }

    static String term(Term term) {
        if (term instanceof Term.Literal literal) {
            return constant(literal.value());
        } else if (term instanceof Term.Field field) {
            return field.quoted() ? quoted(field.name()) : field.name();
        } else if (term instanceof Term.Register register) {
            return register.name();
        } else if (term instanceof Term.Binary binary) {
            return "(" + term(binary.left()) + " " + binary.operator() + " " + term(binary.right()) + ")";
        } else if (term instanceof Term.Call call) {
            return call.function().word() + "("
                    + String.join(
                            ", ", call.arguments().stream().map(Source::term).toList()) + ")";
        }
        throw new IllegalStateException("Bug: a term of no kind");
    }

    /** A constant as the language writes it. */
    static String constant(Object value) {
        if (value instanceof Double real) {
            String plain = new java.math.BigDecimal(real.toString()).toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        return value instanceof String text ? quote('"', text) : String.valueOf(value);
    }

    /** A field's name, in backquotes. */
    static String quoted(String name) {
        return quote('`', name);
    }

    private static String quote(char quote, String text) {
        StringBuilder quoted = new StringBuilder().append(quote);
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                case '\\' -> quoted.append("\\\\");
                default -> quoted.append(c == quote ? "\\" : "").append(c);
            }
        }
        return quoted.append(quote).toString();
    }
}
