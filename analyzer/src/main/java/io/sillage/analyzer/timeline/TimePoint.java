package io.sillage.analyzer.timeline;

import io.sillage.event.ClockPair;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment as a user names it: RFC 3339 ({@code 2026-01-02T03:04:05Z}), or before the recording's end ({@code -5m}).
 *
 * @param wallNanos nanoseconds since 1970, or, when relative, nanoseconds after the end (never positive)
 */
public record TimePoint(boolean relative, long wallNanos) {
    private static final Pattern AGO = Pattern.compile("-(\\d{1,9})\\s*(ns|us|ms|s|min|m|h|d)");

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    public static TimePoint parse(String text) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return new TimePoint(true, -Long.parseLong(ago.group(1)) * unitNanos(ago.group(2)));
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return new TimePoint(false, Math.addExact(Math.multiplyExact(time.toEpochSecond(), 1_000_000_000L), (long)
                    time.getNano()));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "no time: " + text + "; write RFC 3339 as in 2026-01-02T03:04:05Z, or -5m for before the end", e);
        }
    }

    private static long unitNanos(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m", "min" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 86_400_000_000_000L;
        };
    }

    /** The same moment on the host's monotonic clock. */
    long mono(ClockPair clock, long endMono) {
        return relative ? endMono + wallNanos : clock.mono() + (wallNanos - clock.wall());
    }
}
