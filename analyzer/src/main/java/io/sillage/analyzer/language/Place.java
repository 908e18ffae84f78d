package io.sillage.analyzer.language;

/** Where something stands in a file; both count from 1. */
public record Place(int line, int column) {
    /** Of what nobody wrote. */
    public static final Place NOWHERE = new Place(0, 0);

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
