package io.sillage.weaver;

import io.sillage.recorder.Outputs;

/** What the recorder's keeper does for us in each of its cycles. */
final class Chores implements Runnable {
    private static final long STALE_NANOS = 100_000_000L;

    @Override
    public void run() {
        Outputs.flush(STALE_NANOS);
    }
}
