package io.sillage.analyzer.proof;

import io.sillage.analyzer.language.Catalog;
import io.sillage.analyzer.language.Condition;
import io.sillage.analyzer.transduce.symbolic.Alphabet;
import io.sillage.analyzer.transduce.symbolic.Test;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that a condition asks for, and their neighbours: what is worth trying as a field of an event, or as a time. */
final class Pool {
    private static final int MOST = 8;
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final Set<Object> numbers = new LinkedHashSet<>(List.of(1L));
    private final Set<Object> texts = new LinkedHashSet<>(List.of("a"));
    private final Map<Integer, Object> satisfying;
    private final Condition condition;

    /** @param satisfying a record's fields of which the condition is true */
    Pool(Condition condition, Map<Integer, Object> satisfying) {
        this.condition = condition;
        this.satisfying = satisfying;
        Alphabet alphabet = new Alphabet(List.of(condition.predicate()));
        for (int letter = 1; letter <= alphabet.size(); letter++) {
            alphabet.example(letter)
                    .forEach((field, value) -> example(condition.fields().get(field), value));
        }
        condition.predicate().eachAtom(atom -> constant(atom.test()));
    }

    /** How a slice ended is no event's field. */
    private void example(String field, Object value) {
        if (!field.equals("ended") && !field.equals("transducer")) {
            add(value);
        }
    }

    private void constant(Test test) {
        if (test instanceof Test.Equal equal && equal.constant() instanceof Number number) {
            add(number);
        } else if (test instanceof Test.Above above) {
            add(above.bound());
        } else if (test instanceof Test.Below below) {
            add(below.bound());
        }
    }

    private void add(Object value) {
        if (value instanceof Long integer) {
            numbers.addAll(List.of(integer, integer + 1, integer - 1));
        } else if (value instanceof Number) {
            numbers.add(value);
        } else if (value instanceof String) {
            texts.add(value);
        }
    }

    /** The variant with that number for a field; null for absent. */
    @Nullable
    Object value(String name, int variant) {
        Catalog.Type type = Catalog.type(name);
        if (variant >= most() || type == Catalog.Type.LIST) {
            return null;
        }
        if (type == Catalog.Type.BOOLEAN) {
            return variant % 2 == 0;
        }
        boolean text = type == Catalog.Type.TEXT || type == null && variant < texts.size();
        List<Object> of = new ArrayList<>(text ? texts : numbers);
        int at = type == null && !text ? variant - texts.size() : variant;
        return of.get(Math.floorMod(at, of.size()));
    }

    /** Variants from 0 to this number, of which the last leaves all fields absent. */
    int most() {
        return Math.min(MOST, numbers.size() + texts.size());
    }

    /** Spans of time that the condition may be about, in nanoseconds. */
    List<Long> spans() {
        List<Long> spans = new ArrayList<>();
        for (Object number : numbers) {
            if (number instanceof Long nanos && nanos > 1 && nanos <= DAY_NANOS) {
                spans.add(nanos);
            }
        }
        return spans;
    }

    /** What the condition wants of a field of the key; null if nothing. */
    @Nullable
    Object ofKey(String name) {
        return satisfying.get(condition.fields().indexOf(name));
    }
}
