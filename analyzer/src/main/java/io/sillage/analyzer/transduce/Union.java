package io.sillage.analyzer.transduce;

/**
 * The union of two relations: a new start with an epsilon arc to each (Thompson 1968). Linear.
 *
 * <p>Weights of a word that both know add up.
 */
public final class Union {
    private Union() {}

    public static Machine of(Machine a, Machine b) {
        Alike.check(a, b);
        MachineBuilder union = MachineBuilder.like(a);
        int start = union.state();
        union.start(start);
        branch(union, start, a);
        branch(union, start, b);
        return union.build();
    }

    private static void branch(MachineBuilder union, int start, Machine machine) {
        int shift = union.copy(machine);
        if (machine.start() != Machine.NO_STATE) {
            union.arc(start, Machine.EPSILON, Machine.EPSILON, shift + machine.start());
        }
    }

    /**
     * The union of two machines that have no input word in common, so that it is functional if they are.
     *
     * @throws Refused with a shortest common word if there is one
     */
    public static Machine disjoint(Machine a, Machine b) {
        return disjoint(a, b, Limits.DEFAULT);
    }

    /** @throws Refused as above, or if that is not known within the limits */
    public static Machine disjoint(Machine a, Machine b, Limits limits) {
        Answer answer = Disjoint.of(a, b, limits);
        if (answer instanceof Answer.No no) {
            throw new Refused("the machines have an input word in common", no.witness());
        } else if (answer instanceof Answer.Undecided undecided) {
            throw new Refused(undecided.reason());
        }
        return of(a, b);
    }
}
