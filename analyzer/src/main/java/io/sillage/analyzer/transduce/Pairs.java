package io.sillage.analyzer.transduce;

import java.util.Objects;

/** Machines as acceptors of pairs of labels: if those are equal, so are the relations, but not the other way round. */
final class Pairs {
    private Pairs() {}

    static boolean equal(Machine left, Machine right, Limits limits) {
        LongTable labels = new LongTable();
        labels.number(LongTable.pair(Machine.EPSILON, Machine.EPSILON));
        return Objects.isNull(Domains.difference(encoded(left, labels), encoded(right, labels), limits));
    }

    private static Machine encoded(Machine machine, LongTable labels) {
        return Relabel.arcs(
                machine,
                arc -> labels.number(LongTable.pair(machine.in(arc), machine.out(arc))),
                arc -> labels.number(LongTable.pair(machine.in(arc), machine.out(arc))));
    }
}
