package io.sillage.analyzer.transduce.text;

/** A text that can't be read: where, what was expected, what was found, what to do. */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param place as JSONPath, from {@code $} */
    Malformed(String file, String place, String expected, String found, String remedy) {
        super(file + ": " + place + ": expected " + expected + ", found " + found + "; " + remedy, null, false, false);
    }

    Malformed(String file, int line, int column, String expected, String found, String remedy) {
        super(
                file + ":" + line + ":" + column + ": expected " + expected + ", found '" + found + "'; " + remedy,
                null,
                false,
                false);
    }

    /** Never null, unlike in other exceptions. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
