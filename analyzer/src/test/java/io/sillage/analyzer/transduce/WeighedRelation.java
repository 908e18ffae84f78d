package io.sillage.analyzer.transduce;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a machine makes of all words up to a length, and what that weighs, by going every path: the slow way, to compare
 * with. Only for machines without cycles that read nothing.
 */
final class WeighedRelation {
    private record Path(int state, Word in, Word out, Weight weight) {}

    private WeighedRelation() {}

    /** By input, then by output; what weighs zero is no output. */
    static Map<String, Map<String, Weight>> of(Machine machine, int longest) {
        Semiring semiring = machine.semiring();
        Map<String, Map<String, Weight>> relation = new TreeMap<>();
        ArrayDeque<Path> paths = new ArrayDeque<>();
        if (machine.start() != Machine.NO_STATE) {
            paths.add(new Path(machine.start(), Word.EMPTY, Word.EMPTY, semiring.one()));
        }
        while (!paths.isEmpty()) {
            Path path = paths.remove();
            if (machine.isFinal(path.state)) {
                relation.computeIfAbsent(path.in.reversed().text(null), in -> new TreeMap<>())
                        .merge(
                                path.out.reversed().text(null),
                                semiring.times(path.weight, machine.finalWeight(path.state)),
                                semiring::plus);
            }
            for (int arc = machine.firstArc(path.state); arc < machine.firstArc(path.state + 1); arc++) {
                Word in = Word.ofLabel(machine.in(arc)).before(path.in);
                if (in.length() <= longest) {
                    paths.add(new Path(
                            machine.to(arc),
                            in,
                            Word.ofLabel(machine.out(arc)).before(path.out),
                            semiring.times(path.weight, machine.weight(arc))));
                }
            }
        }
        relation.values().forEach(outputs -> outputs.values().removeIf(semiring.zero()::equals));
        relation.values().removeIf(Map::isEmpty);
        return relation;
    }

    static Map<String, Weight> of(Machine machine, Word input) {
        return of(machine, input.length()).getOrDefault(input.text(null), Map.of());
    }
}
