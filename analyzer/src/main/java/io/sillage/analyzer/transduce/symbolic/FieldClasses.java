package io.sillage.analyzer.transduce.symbolic;

import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The minterms of one field: its values, absence among them, in classes that the field's tests can't tell apart. Each
 * class has an example. Exact: a class exists if and only if some value is in it.
 */
final class FieldClasses {
    /** In an example, a list. */
    static final Object LIST = List.of("…");

    private final List<Test> tests;
    private final Map<Set<Test>, Integer> classes = new LinkedHashMap<>();
    private final List<@Nullable Object> examples = new ArrayList<>();
    private final TextClasses texts;
    private final Number[] bounds;
    /** The bounds, if all are whole. */
    private final long @Nullable [] wholeBounds;

    private final int[] aroundBounds;
    private final int ofFalse;
    private final int ofTrue;
    private final int ofOther;

    FieldClasses(Set<Test> tests) {
        this.tests = List.copyOf(tests);
        add(null);
        Map<String, Integer> ofTexts = new LinkedHashMap<>();
        texts().forEach(text -> ofTexts.put(text, add(text)));
        texts = new TextClasses(this.tests, ofTexts);
        bounds = bounds().toArray(new Number[0]);
        wholeBounds = whole(bounds);
        aroundBounds = numbers();
        ofFalse = add(false);
        ofTrue = add(true);
        ofOther = add(LIST);
    }

    private int add(@Nullable Object example) {
        Integer before = classes.putIfAbsent(holding(example), examples.size());
        if (before == null) {
            examples.add(example);
        }
        return before == null ? examples.size() - 1 : before;
    }

    private Set<Test> holding(@Nullable Object value) {
        Set<Test> holding = new LinkedHashSet<>();
        for (Test test : tests) {
            if (value != null && test.holds(value)) {
                holding.add(test);
            }
        }
        return holding;
    }

    private List<String> texts() {
        List<Automaton> parts = new ArrayList<>(List.of(Automaton.makeAnyString()));
        ProductBound bound = new ProductBound(tests.size());
        for (Test test : tests) {
            Automaton language = language(test);
            if (language != null) {
                parts = split(parts, language, bound);
            }
        }
        List<String> examples = new ArrayList<>();
        parts.forEach(part -> examples.add(Readable.example(part)));
        return examples;
    }

    private static @Nullable Automaton language(Test test) {
        if (test instanceof Test.Equal equal && equal.constant() instanceof String text) {
            return Automaton.makeString(text);
        }
        return test instanceof Test.Matches matches ? matches.regex().language() : null;
    }

    private static List<Automaton> split(List<Automaton> parts, Automaton language, ProductBound bound) {
        List<Automaton> finer = new ArrayList<>();
        for (Automaton part : parts) {
            bound.check(part, language);
            Automaton inside = part.intersection(language);
            Automaton outside = part.minus(language);
            inside.minimize();
            outside.minimize();
            if (!inside.isEmpty()) {
                finer.add(inside);
            }
            if (!outside.isEmpty()) {
                finer.add(outside);
            }
        }
        return finer;
    }

    private TreeSet<Number> bounds() {
        TreeSet<Number> bounds = new TreeSet<>(Numbers::compare);
        for (Test test : tests) {
            if (test instanceof Test.Equal equal && equal.constant() instanceof Number number) {
                bounds.add(number);
            } else if (test instanceof Test.Below below) {
                bounds.add(below.bound());
            } else if (test instanceof Test.Above above) {
                bounds.add(above.bound());
            }
        }
        return bounds;
    }

    /** The classes below the first bound, of it, between it and the second, and so on. */
    private int[] numbers() {
        int[] around = new int[2 * bounds.length + 1];
        Number low = null;
        for (int i = 0; i < bounds.length; i++) {
            around[2 * i] = add(Numbers.between(low, bounds[i]));
            around[2 * i + 1] = add(bounds[i]);
            low = bounds[i];
        }
        around[2 * bounds.length] = add(Numbers.between(low, null));
        return around;
    }

    int count() {
        return examples.size();
    }

    /** A value of that class, null for absence. */
    @Nullable
    Object example(int number) {
        return examples.get(number);
    }

    Set<Test> holding(int number) {
        return holding(examples.get(number));
    }

    /** The class of a row's field. */
    int of(Row row, int field) {
        return switch (row.type(field)) {
            case Row.ABSENT -> 0;
            case Row.TEXT -> texts.of(String.valueOf(row.object(field)));
            case Row.INTEGER -> ofInteger(row.bits(field));
            case Row.REAL -> ofNumber(Double.longBitsToDouble(row.bits(field)));
            case Row.BOOLEAN -> row.bits(field) != 0 ? ofTrue : ofFalse;
            default -> ofOther;
        };
    }

    private static long @Nullable [] whole(Number[] bounds) {
        boolean whole = Arrays.stream(bounds).allMatch(bound -> bound instanceof Long);
        return whole ? Arrays.stream(bounds).mapToLong(Number::longValue).toArray() : null;
    }

    private int ofInteger(long value) {
        return wholeBounds == null ? ofNumber(value) : around(Arrays.binarySearch(wholeBounds, value));
    }

    private int ofNumber(Number value) {
        return around(Arrays.binarySearch(bounds, value, Numbers::compare));
    }

    /** @param at as a binary search says it */
    private int around(int at) {
        return aroundBounds[at >= 0 ? 2 * at + 1 : -2 * (at + 1)];
    }
}
