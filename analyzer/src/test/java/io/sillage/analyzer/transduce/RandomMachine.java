package io.sillage.analyzer.transduce;

import java.util.Random;

/** Small machines over two letters from a seed. */
final class RandomMachine {
    private RandomMachine() {}

    static Machine transducer(long seed) {
        return of(new Random(seed), false, true);
    }

    static Machine acceptor(long seed) {
        return of(new Random(seed), true, false);
    }

    static Machine weightedAcceptor(long seed) {
        return of(new Random(seed), true, true);
    }

    /** Without weights, epsilons included. */
    static Machine plain(long seed) {
        return of(new Random(seed), false, false);
    }

    private static Machine of(Random random, boolean acceptor, boolean weighted) {
        MachineBuilder machine = new MachineBuilder(StandardSemiring.TROPICAL, null);
        int states = 1 + random.nextInt(5);
        for (int s = 0; s < states; s++) {
            machine.state();
            if (random.nextInt(3) == 0) {
                machine.end(s, weight(random, weighted));
            }
        }
        for (int arc = random.nextInt(states * 2 + 1); arc >= 0; arc--) {
            int in = random.nextInt(7) % 3;
            int out = acceptor ? in : random.nextInt(7) % 3;
            machine.arc(random.nextInt(states), in, out, weight(random, weighted), random.nextInt(states));
        }
        return machine.start(0).end(states - 1, weight(random, weighted)).build();
    }

    private static Weight weight(Random random, boolean weighted) {
        return weighted ? Weight.of(random.nextInt(4)) : Weight.ZERO;
    }
}
