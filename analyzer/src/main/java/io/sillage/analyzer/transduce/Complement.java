package io.sillage.analyzer.transduce;

/** All words over an alphabet that a machine does not know, as a deterministic acceptor (Rabin and Scott 1959). */
public final class Complement {
    private Complement() {}

    /**
     * @param machine its outputs and weights don't count
     * @param alphabet labels above 0; a machine's labels outside of it lead nowhere
     * @throws Refused if the machine's sets of states pass the limit
     */
    public static Machine of(Machine machine, int[] alphabet, Limits limits) {
        Subsets sets = new Subsets(Trim.of(machine), limits);
        MachineBuilder out = MachineBuilder.like(machine);
        // a set's number is known only when it is reached, and 0 and the start come first
        int start = sets.start();
        int states = Math.max(start, Subsets.DEAD) + 1;
        add(out, states);
        for (int set = 0; set < states; set++) {
            if (!sets.isFinal(set)) {
                out.end(set);
            }
            for (int label : alphabet) {
                int to = sets.next(set, label);
                add(out, to + 1);
                states = Math.max(states, to + 1);
                out.arc(set, label, label, to);
            }
        }
        return Trim.of(out.start(start).build());
    }

    private static void add(MachineBuilder out, int states) {
        while (out.states() < states) {
            out.state();
        }
    }
}
