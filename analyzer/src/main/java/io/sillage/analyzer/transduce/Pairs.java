package io.sillage.analyzer.transduce;

/** Machines as acceptors of pairs of labels: if those are equal, so are the relations, but not the other way round. */
final class Pairs {
    private Pairs() {}

    /** @param weighted whether weights must be equal, too */
    static boolean equal(Machine left, Machine right, boolean weighted, Limits limits) {
        LongTable labels = new LongTable();
        labels.number(LongTable.pair(Machine.EPSILON, Machine.EPSILON));
        Machine a = encoded(left, labels);
        Machine b = encoded(right, labels);
        return Domains.difference(a, b, limits) == null && (!weighted || WordWeights.difference(a, b, limits) == null);
    }

    /** Whether all words of pairs weigh the same, where what has no weight is no word; false if that is not known. */
    static boolean weighAlike(Machine left, Machine right, Limits limits) {
        LongTable labels = new LongTable();
        labels.number(LongTable.pair(Machine.EPSILON, Machine.EPSILON));
        try {
            return WordWeights.difference(encoded(left, labels), encoded(right, labels), limits) == null;
        } catch (Refused notKnown) {
            return false;
        }
    }

    private static Machine encoded(Machine machine, LongTable labels) {
        return Relabel.arcs(
                machine,
                arc -> labels.number(LongTable.pair(machine.in(arc), machine.out(arc))),
                arc -> labels.number(LongTable.pair(machine.in(arc), machine.out(arc))));
    }
}
