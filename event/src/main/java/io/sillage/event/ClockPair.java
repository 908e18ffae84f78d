package io.sillage.event;

/**
 * The wall clock and the monotonic clock, read together.
 *
 * @param wall nanoseconds since 1970-01-01T00:00:00Z
 * @param mono the host's monotonic nanoseconds, as {@link System#nanoTime()} gives them
 */
public record ClockPair(long wall, long mono) {

    /** Reads both clocks, the monotonic one before and after, and pairs the wall clock with the middle. */
    public static ClockPair now() {
        long before = System.nanoTime();
        java.time.Instant wall = java.time.Instant.now();
        long after = System.nanoTime();
        return new ClockPair(wall.getEpochSecond() * 1_000_000_000L + wall.getNano(), before + (after - before) / 2);
    }

    /** The wall time of a monotonic time by this pair alone, so that it never steps. */
    public long wallOf(long monoNanos) {
        return wall + (monoNanos - mono);
    }
}
