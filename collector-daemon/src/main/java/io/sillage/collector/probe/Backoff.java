package io.sillage.collector.probe;

/** How long to wait before a tool is begun again: twice as long each time, from the start after a good while. */
final class Backoff {
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final long GOOD_WHILE_NANOS = 60_000_000_000L;

    private final long firstNanos;
    private long nextNanos;

    Backoff(long firstNanos) {
        this.firstNanos = firstNanos;
        this.nextNanos = firstNanos;
    }

    long afterRunOf(long ranNanos) {
        long wait = ranNanos >= GOOD_WHILE_NANOS ? firstNanos : nextNanos;
        nextNanos = Math.min(LONGEST_NANOS, wait * 2);
        return wait;
    }
}
