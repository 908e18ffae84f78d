package io.sillage.analyzer.transduce.text;

import java.util.regex.Pattern;

/** A number as it is written in JSON (RFC 8259, section 6), so that no digit is lost. */
record JsonNumber(String text) {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    @Override
    public String toString() {
        return text;
    }

    static boolean is(String text) {
        return NUMBER.matcher(text).matches();
    }
}
