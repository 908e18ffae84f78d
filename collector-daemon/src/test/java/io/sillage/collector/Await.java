package io.sillage.collector;

import java.util.concurrent.Callable;

/** Waits for what another thread or process does: by asking, with a bound, never for a fixed time. */
public final class Await {
    private static final long BOUND_NANOS = 30_000_000_000L;

    private Await() {}

    public static void until(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + BOUND_NANOS;
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("waited 30 s in vain until " + what);
            }
            Thread.sleep(20);
        }
    }
}
