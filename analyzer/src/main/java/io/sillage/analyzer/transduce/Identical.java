package io.sillage.analyzer.transduce;

/**
 * Whether two machines are one state for state and arc for arc. Then nothing need be decided, not even what can't be.
 * Linear.
 */
final class Identical {
    private Identical() {}

    static boolean are(Machine a, Machine b) {
        if (a.start() != b.start() || a.states() != b.states() || a.arcs() != b.arcs()) {
            return false;
        }
        for (int state = 0; state < a.states(); state++) {
            if (a.firstArc(state) != b.firstArc(state) || !a.finalWeight(state).equals(b.finalWeight(state))) {
                return false;
            }
        }
        for (int arc = 0; arc < a.arcs(); arc++) {
            if (a.in(arc) != b.in(arc)
                    || a.out(arc) != b.out(arc)
                    || a.to(arc) != b.to(arc)
                    || !a.weight(arc).equals(b.weight(arc))) {
                return false;
            }
        }
        return true;
    }
}
