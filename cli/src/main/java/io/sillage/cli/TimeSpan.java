package io.sillage.cli;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A span of time as people write it: 500ms, 10s, 5m or 5 min, 1h; the same as in transducers. */
final class TimeSpan {
    private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,8})\\s*(ns|us|ms|s|min|m|h)");

    private TimeSpan() {}

    static long nanos(String typed) {
        Matcher matcher = SPAN.matcher(typed);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + typed + "' is no span of time; write it like 500ms, 10s, 5m or 1h");
        }
        TimeUnit unit = switch (matcher.group(2)) {
            case "ns" -> TimeUnit.NANOSECONDS;
            case "us" -> TimeUnit.MICROSECONDS;
            case "ms" -> TimeUnit.MILLISECONDS;
            case "s" -> TimeUnit.SECONDS;
            case "m", "min" -> TimeUnit.MINUTES;
            default -> TimeUnit.HOURS;
        };
        return unit.toNanos(Long.parseLong(matcher.group(1)));
    }

    static final class Reader implements ITypeConverter<Long> {
        @Override
        public Long convert(String typed) {
            return nanos(typed);
        }
    }
}
