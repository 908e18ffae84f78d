package io.sillage.event;

/** Wall-clock nanoseconds as {@link Rfc3339} has them; the second is kept, as the next time is often of the same. */
final class TimeBytes {
    static final int LENGTH = 30;

    private final byte[] shown = new byte[LENGTH];
    private long second = Long.MIN_VALUE;

    /** Writes {@link #LENGTH} bytes. */
    void put(byte[] bytes, int at, long epochNanos) {
        long of = Math.floorDiv(epochNanos, Rfc3339.SECOND);
        if (of != second) {
            Rfc3339.second(shown, of);
            second = of;
        }
        System.arraycopy(shown, 0, bytes, at, LENGTH);
        Digits.fixed(bytes, at + 20, 9, (int) (epochNanos - of * Rfc3339.SECOND));
    }
}
