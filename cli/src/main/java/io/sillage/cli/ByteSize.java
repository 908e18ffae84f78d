package io.sillage.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes as people write it: 4096, 500M, 20G. */
final class ByteSize {
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,8})([KMGT]?)");
    private static final String UNITS = "KMGT";

    private ByteSize() {}

    static long parse(String typed) {
        Matcher matcher = SIZE.matcher(typed);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + typed + "' is no size; write it like 500M or 20G");
        }
        String unit = matcher.group(2);
        int shift = unit.isEmpty() ? 0 : 10 * (UNITS.indexOf(unit) + 1);
        return Long.parseLong(matcher.group(1)) << shift;
    }

    static final class Reader implements ITypeConverter<Long> {
        @Override
        public Long convert(String typed) {
            return parse(typed);
        }
    }
}
