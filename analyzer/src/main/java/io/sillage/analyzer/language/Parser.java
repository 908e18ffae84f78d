package io.sillage.analyzer.language;

import io.sillage.analyzer.language.Token.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the items of transducers; guards, expressions and terms have readers of their own. */
final class Parser {
    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "min", 60_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private static final BigDecimal LONGEST_NANOS = new BigDecimal("9e18");

    private final Tokens in;
    private final GuardParser guards;
    private final ExpressionParser expressions;
    private final TermParser terms;

    private Parser(String text) {
        in = new Tokens(Lexer.tokens(text));
        terms = new TermParser(in);
        guards = new GuardParser(in);
        expressions = new ExpressionParser(in, terms);
    }

    /** @throws Mistake at the first thing that is not understood */
    static List<Definition> definitions(String text) {
        Parser parser = new Parser(text);
        List<Definition> definitions = new ArrayList<>();
        while (parser.in.peek().type() != Type.END) {
            Definition definition = parser.definition(definitions);
            if (definitions.stream().anyMatch(other -> other.name().equals(definition.name()))) {
                throw new Mistake(definition.place(), "a second transducer with the name '" + definition.name() + "'");
            }
            definitions.add(definition);
        }
        if (definitions.isEmpty()) {
            throw parser.in.unexpected("a transducer, as in: transducer NAME key FIELD event … match … emit …");
        }
        return definitions;
    }

    private Definition definition(List<Definition> before) {
        in.expect("transducer", "to begin a transducer");
        Token name = hyphened(name("the transducer's name"));
        if (in.took("=")) {
            return Combined.of(name, parts(before));
        }
        Items items = new Items();
        while (in.peek().type() != Type.END && !in.at("transducer")) {
            item(items);
        }
        if (items.match == null) {
            throw new Mistake(name.place(), "transducer '" + name.text() + "' has no 'match'");
        }
        return new Definition(
                name.text(),
                name.place(),
                items.over,
                List.copyOf(items.key),
                items.strict,
                items.idleNanos,
                items.interim,
                items.everyNanos,
                List.copyOf(items.events),
                items.match,
                List.copyOf(items.emits));
    }

    private List<List<Definition>> parts(List<Definition> before) {
        List<List<Definition>> sides = new ArrayList<>();
        do {
            List<Definition> both = new ArrayList<>();
            do {
                both.add(part(before));
            } while (in.took("&"));
            sides.add(both);
        } while (in.took("|"));
        return sides;
    }

    private Definition part(List<Definition> before) {
        Token part = hyphened(name("the name of a transducer above"));
        List<String> names = before.stream().map(Definition::name).toList();
        int at = names.indexOf(part.text());
        if (at < 0) {
            throw new Mistake(
                    part.place(),
                    "no transducer '" + part.text() + "' stands above" + Words.nearest(part.text(), names));
        }
        return before.get(at);
    }

    private static final class Items {
        final List<String> key = new ArrayList<>();
        final List<Definition.Event> events = new ArrayList<>();
        final List<Definition.Emit> emits = new ArrayList<>();
        boolean strict;
        boolean interim;
        long idleNanos;
        long everyNanos;

        @Nullable
        String over;

        @Nullable
        Expression match;
    }

    private void item(Items items) {
        Token item = in.next();
        switch (item.type() == Type.WORD ? item.text() : "") {
            case "over" -> over(items, item);
            case "key" -> key(items, item);
            case "strict" -> items.strict = true;
            case "idle" -> items.idleNanos = duration();
            case "interim" -> {
                items.interim = true;
                items.everyNanos = in.took("every") ? duration() : 0;
            }
            case "event" -> event(items);
            case "match" -> match(items, item);
            case "emit" -> emits(items, item);
            default ->
                throw new Mistake(
                        item.place(),
                        "expected one of " + String.join(", ", Words.ITEMS) + ", found " + item.shown()
                                + (item.is("&")
                                        ? "; in a condition write 'and'"
                                        : Words.nearest(item.text(), Words.ITEMS)));
        }
    }

    private void over(Items items, Token item) {
        once(items.over == null, item);
        items.over = hyphened(name("the name of the transducer whose records it reads"))
                .text();
    }

    private void key(Items items, Token item) {
        once(items.key.isEmpty(), item);
        do {
            items.key.add(terms.fieldName("a field, whose values name the slices"));
        } while (in.took(","));
    }

    private static void once(boolean first, Token item) {
        if (!first) {
            throw new Mistake(item.place(), "a second '" + item.text() + "'; a transducer has one");
        }
    }

    private void event(Items items) {
        Token name = name("the event's name");
        if (items.events.stream().anyMatch(event -> event.name().equals(name.text()))) {
            throw new Mistake(name.place(), "a second event with the name '" + name.text() + "'");
        }
        in.expect("=", "and a condition, as in: event sent = kind == \"socket.write\"");
        items.events.add(new Definition.Event(name.text(), guards.guard(), name.place()));
    }

    private void match(Items items, Token item) {
        once(items.match == null, item);
        items.match = expressions.expression();
    }

    private void emits(Items items, Token item) {
        once(items.emits.isEmpty(), item);
        do {
            Token name = in.next();
            if (name.type() != Type.WORD && name.type() != Type.FIELD
                    || name.type() == Type.WORD && Words.reserved(name.text())) {
                throw new Mistake(name.place(), "expected the name of a field of the record, found " + name.shown());
            }
            if (items.emits.stream().anyMatch(emit -> emit.name().equals(name.text()))) {
                throw new Mistake(name.place(), "a second field '" + name.text() + "' in the record");
            }
            if (in.at("(")) {
                throw new Mistake(
                        name.place(),
                        "what 'emit' gives needs a name: " + name.text() + "_value = " + name.text() + "(…)");
            }
            Term term = in.took("=") ? terms.term() : new Term.Field(name.text(), false, name.place());
            items.emits.add(new Definition.Emit(name.text(), term, name.place()));
        } while (in.took(","));
    }

    /** A transducer's name may have hyphens, as those of commands. */
    private Token hyphened(Token first) {
        StringBuilder text = new StringBuilder(first.text());
        while (in.at("-") && in.peekSecond().type() == Type.WORD) {
            text.append(in.next().text()).append(in.next().text());
        }
        return new Token(Type.WORD, text.toString(), first.place());
    }

    private Token name(String what) {
        Token name = in.next();
        if (name.type() != Type.WORD || Words.reserved(name.text())) {
            throw new Mistake(
                    name.place(),
                    "expected " + what + ", found " + name.shown()
                            + (Words.reserved(name.text()) ? ", which has a meaning of its own" : ""));
        }
        return name;
    }

    private long duration() {
        Token number = in.next();
        Token unit = in.next();
        Long nanos = number.type() == Type.NUMBER ? UNITS.get(unit.text().toLowerCase(Locale.ROOT)) : null;
        if (nanos == null) {
            throw new Mistake(
                    number.place(),
                    "expected a time such as 10 s or 5 min, found " + number.shown() + " " + unit.shown()
                            + "; units are ns, us, ms, s, min or m, h");
        }
        BigDecimal product = new BigDecimal(number.text()).multiply(BigDecimal.valueOf(nanos));
        if (product.compareTo(BigDecimal.ONE) < 0 || product.compareTo(LONGEST_NANOS) > 0) {
            throw new Mistake(
                    number.place(),
                    "a time of " + number.text() + " " + unit.text() + " is outside of 1 ns to 292 years");
        }
        return product.longValue();
    }
}
