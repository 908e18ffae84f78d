package io.sillage.analyzer.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * What a register may hold, as far as a proof has to know it. Two that are equal stand for equal values in every log; the
 * opposite does not hold.
 */
sealed interface Symbol {
    Symbol ABSENT = new Absent();

    record Absent() implements Symbol {}

    /** @param value a {@link Long}, {@link Double}, {@link Boolean} or text */
    record Constant(Object value) implements Symbol {}

    /** Whatever the registers of one class held before the event. */
    record Before(int number) implements Symbol {}

    /** A field of the event. */
    record OfEvent(String field) implements Symbol {}

    /** @param by the name of what works it out, from left to right */
    record Made(String by, List<Symbol> of) implements Symbol {}

    /** The first of them that is there. */
    static Symbol firstOf(Symbol first, Symbol second) {
        List<Symbol> ways = new ArrayList<>();
        add(first, ways);
        add(second, ways);
        return ways.isEmpty() ? ABSENT : ways.size() == 1 ? ways.get(0) : new Made("first", List.copyOf(ways));
    }

    private static void add(Symbol way, List<Symbol> ways) {
        boolean decided = !ways.isEmpty() && ways.get(ways.size() - 1) instanceof Constant;
        if (decided || way.equals(ABSENT) || ways.contains(way)) {
            return;
        }
        if (way instanceof Made made && made.by.equals("first")) {
            made.of.forEach(inner -> add(inner, ways));
        } else {
            ways.add(way);
        }
    }
}
