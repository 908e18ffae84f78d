package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transducer, put together in Java. It builds the syntax tree that the parser builds of a text, and {@link #text} is that
 * text; so whatever is proved and run is the same, and a mistake's place is one in it.
 */
public final class Transducer {
    private final String name;
    private final List<String> key = new ArrayList<>();
    private final List<Definition.Event> events = new ArrayList<>();
    private final List<Definition.Emit> emits = new ArrayList<>();
    private boolean strict;
    private boolean interim;
    private long idleNanos;
    private long everyNanos;
    private @Nullable Part match;

    private Transducer(String name) {
        this.name = name;
    }

    public static Transducer named(String name) {
        return new Transducer(name);
    }

    /** The fields whose values name a slice; one that only your events have has a dot before it. */
    public Transducer key(String... fields) {
        key.addAll(List.of(fields));
        return this;
    }

    public Transducer strict() {
        strict = true;
        return this;
    }

    public Transducer idle(Duration span) {
        idleNanos = span.toNanos();
        return this;
    }

    public Transducer interim() {
        interim = true;
        return this;
    }

    public Transducer interimEvery(Duration span) {
        everyNanos = span.toNanos();
        return interim();
    }

    public Transducer event(String eventName, When condition) {
        events.add(new Definition.Event(eventName, condition.guard(), Place.NOWHERE));
        return this;
    }

    /** One part after another. */
    public Transducer match(Part... parts) {
        match = Part.seq(parts);
        return this;
    }

    /** A field of the record: the register of that name. */
    public Transducer emit(String register) {
        return emit(register, Worth.register(register));
    }

    public Transducer emit(String field, Worth value) {
        emits.add(new Definition.Emit(field, value.term(), Place.NOWHERE));
        return this;
    }

    /**
     * The transducer in the language of {@code docs/language.md}.
     *
     * @throws IllegalStateException if nothing was said of what it matches
     */
    public String text() {
        if (match == null) {
            throw new IllegalStateException("transducer '" + name + "' has no 'match'; call match(…) first");
        }
        return Source.of(new Definition(
                name,
                Place.NOWHERE,
                null,
                key,
                strict,
                idleNanos,
                interim,
                everyNanos,
                events,
                match.expression(),
                emits));
    }

    /** @throws Mistake for the first thing that can't be meant, with its place in {@link #text} */
    public Program compile() {
        return compile(Limits.DEFAULT);
    }

    public Program compile(Limits limits) {
        return Compiler.compile(text(), limits).get(0);
    }
}
