package io.sillage.analyzer.capture;

/**
 * An interface that a section of a pcapng file declares.
 *
 * @param snapBytes the most that was kept of a frame
 * @param unitsPerSecond how fine its times are; 0 where they are finer than nanoseconds
 * @param nanosDivisor units in a nanosecond, where they are finer
 * @param offsetSeconds added to its times
 */
record CaptureInterface(int linkType, long snapBytes, long unitsPerSecond, long nanosDivisor, long offsetSeconds) {
    private static final int RESOLUTION = 9;
    private static final int OFFSET = 14;

    /** Reads the block at hand: link type at 8, snapshot length at 12, options from 16 on. */
    static CaptureInterface read(Feed feed, int blockBytes) {
        long snap = feed.uint32(12) == 0 ? Long.MAX_VALUE : feed.uint32(12);
        long offset = 0;
        int resolution = 6;
        int at = 16;
        while (at + 4 <= blockBytes - 4) {
            int code = feed.uint16(at);
            int length = feed.uint16(at + 2);
            if (code == 0 || at + 4 + length > blockBytes - 4) {
                break;
            }
            if (code == RESOLUTION && length >= 1) {
                resolution = feed.int8(at + 4);
            } else if (code == OFFSET && length >= 8) {
                offset = feed.int64(at + 4);
            }
            at += 4 + (length + 3) / 4 * 4;
        }
        return of(feed.uint16(8), snap, resolution, offset);
    }

    /** @param resolution a negative power of 10, or of 2 where the sign bit is set */
    private static CaptureInterface of(int linkType, long snapBytes, int resolution, long offset) {
        int power = resolution & 0x7f;
        if (resolution < 0) {
            return new CaptureInterface(linkType, snapBytes, power < 63 ? 1L << power : Long.MAX_VALUE, 1, offset);
        }
        if (power > 9) {
            return new CaptureInterface(linkType, snapBytes, 0, power < 28 ? tens(power - 9) : Long.MAX_VALUE, offset);
        }
        return new CaptureInterface(linkType, snapBytes, tens(power), 1, offset);
    }

    private static long tens(int power) {
        long value = 1;
        for (int i = 0; i < power; i++) {
            value *= 10;
        }
        return value;
    }

    /** Nanoseconds since 1970 of a time in this interface's units. */
    long nanos(long units) {
        long nanos = unitsPerSecond == 0
                ? Long.divideUnsigned(units, nanosDivisor)
                : Long.divideUnsigned(units, unitsPerSecond) * 1_000_000_000L
                        + fraction(Long.remainderUnsigned(units, unitsPerSecond));
        return nanos + offsetSeconds * 1_000_000_000L;
    }

    private long fraction(long units) {
        return unitsPerSecond <= 1_000_000_000L
                ? units * 1_000_000_000L / unitsPerSecond
                : (long) ((double) units / unitsPerSecond * 1e9);
    }
}
