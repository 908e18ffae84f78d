package com.example.balance;

import java.util.concurrent.atomic.LongAdder;

/** Throws at one depth and catches at another. */
final class Divers {
    private static final LongAdder DIVE = Tally.calls("Divers.dive");
    private static final LongAdder DIVE_THROWN = Tally.thrown("Divers.dive");
    private static final LongAdder SINK = Tally.calls("Divers.sink");
    private static final LongAdder SINK_THROWN = Tally.thrown("Divers.sink");
    private static final LongAdder PARSE = Tally.calls("Divers.parse");
    private static final LongAdder PARSE_THROWN = Tally.thrown("Divers.parse");
    private static final LongAdder TIDY = Tally.calls("Divers.tidy");

    private int caught;

    int all(int deepest) {
        for (int depth = 0; depth < deepest; depth++) {
            for (int catcher = 0; catcher <= depth; catcher++) {
                caught += dive(0, depth, catcher) == catcher ? 1 : 0;
            }
        }
        for (int i = 0; i < deepest; i++) {
            try {
                parse(i % 2 == 0 ? "12" : "a dozen");
            } catch (NumberFormatException e) {
                caught++;
            }
        }
        return caught;
    }

    /** Sinks at the bottom, and is caught at the depth of the catcher. */
    private int dive(int depth, int bottom, int catcher) {
        DIVE.increment();
        try {
            return depth == bottom ? sink() : dive(depth + 1, bottom, catcher);
        } catch (Overboard e) {
            if (depth != catcher) {
                DIVE_THROWN.increment();
                throw e;
            }
            return depth;
        } finally {
            tidy();
        }
    }

    private int sink() {
        SINK.increment();
        SINK_THROWN.increment();
        throw new Overboard();
    }

    /** The exception is the JDK's. */
    private static int parse(String text) {
        PARSE.increment();
        boolean good = false;
        try {
            int number = Integer.parseInt(text);
            good = true;
            return number;
        } finally {
            if (!good) {
                PARSE_THROWN.increment();
            }
        }
    }

    private void tidy() {
        TIDY.increment();
        Thread.onSpinWait();
    }

    private static final class Overboard extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
