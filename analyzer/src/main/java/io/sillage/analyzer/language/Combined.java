package io.sillage.analyzer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A transducer that matches what any of several others does, or what all of them do at once, as {@code |} and {@code &}
 * between their expressions would. Events, registers and fields of records that have one name are one.
 */
final class Combined {
    private final Token name;
    private final List<Definition.Event> events = new ArrayList<>();
    private final List<Definition.Emit> emits = new ArrayList<>();

    private Combined(Token name) {
        this.name = name;
    }

    /**
     * Put together.
     *
     * @param parts the sides of {@code |}, each with the sides of its {@code &}
     * @throws Mistake if they are sliced differently, or mean different things by one name
     */
    static Definition of(Token name, List<List<Definition>> parts) {
        Combined combined = new Combined(name);
        Definition first = parts.get(0).get(0);
        for (Definition part : parts.stream().flatMap(List::stream).toList()) {
            combined.same("over", first, part, Definition::over);
            combined.same("key", first, part, Definition::key);
            combined.same("strict", first, part, Definition::strict);
            combined.same("idle", first, part, Definition::idleNanos);
            combined.same("interim", first, part, Definition::interim);
            combined.same("interim every", first, part, Definition::everyNanos);
            part.events().forEach(event -> combined.event(event));
            part.emits().forEach(emit -> combined.emit(emit));
        }
        return new Definition(
                name.text(),
                name.place(),
                first.over(),
                first.key(),
                first.strict(),
                first.idleNanos(),
                first.interim(),
                first.everyNanos(),
                List.copyOf(combined.events),
                combined.match(parts),
                List.copyOf(combined.emits));
    }

    private Expression match(List<List<Definition>> parts) {
        List<Expression> sides = parts.stream().map(this::both).toList();
        return sides.size() == 1 ? sides.get(0) : new Expression.Either(sides, name.place());
    }

    private Expression both(List<Definition> parts) {
        List<Expression> sides = parts.stream().map(Definition::match).toList();
        return sides.size() == 1 ? sides.get(0) : new Expression.Both(sides, name.place());
    }

    private void same(String item, Definition first, Definition part, Function<Definition, @Nullable Object> of) {
        if (!Objects.equals(of.apply(first), of.apply(part))) {
            throw new Mistake(
                    name.place(),
                    "'" + first.name() + "' and '" + part.name() + "' differ in '" + item
                            + "', so they can't be parts of one transducer");
        }
    }

    private void event(Definition.Event event) {
        for (Definition.Event before : events) {
            if (before.name().equals(event.name())) {
                conflict(
                        GuardText.of(before.guard()).equals(GuardText.of(event.guard())),
                        "event",
                        event.name(),
                        before.place(),
                        event.place());
                return;
            }
        }
        events.add(event);
    }

    private void emit(Definition.Emit emit) {
        for (Definition.Emit before : emits) {
            if (before.name().equals(emit.name())) {
                conflict(
                        Source.term(before.term()).equals(Source.term(emit.term())),
                        "field of the record",
                        emit.name(),
                        before.place(),
                        emit.place());
                return;
            }
        }
        emits.add(emit);
    }

    private void conflict(boolean same, String what, String of, Place one, Place other) {
        if (!same) {
            throw new Mistake(
                    name.place(),
                    "the parts of '" + name.text() + "' mean different things by the " + what + " '" + of + "', at "
                            + one + " and at " + other + "; give one of them another name");
        }
    }
}
