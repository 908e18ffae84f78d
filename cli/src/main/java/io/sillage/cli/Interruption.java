package io.sillage.cli;

import io.sillage.cli.wrap.Signals;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C and SIGTERM, where a command ends what it does instead of being ended. */
final class Interruption {
    private final CountDownLatch came = new CountDownLatch(1);

    /** From now on they are caught; until then they end the process. */
    void expect() {
        Signals.on("INT", came::countDown);
        Signals.on("TERM", came::countDown);
    }

    /** Whether one came. */
    boolean came() {
        return came.getCount() == 0;
    }

    /** Waits so long for one; whether it came. */
    boolean await(long millis) throws InterruptedException {
        return came.await(millis, TimeUnit.MILLISECONDS);
    }
}
