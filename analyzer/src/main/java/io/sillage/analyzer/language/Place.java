package io.sillage.analyzer.language;

/** Where something stands in a file; both count from 1. */
public record Place(int line, int column) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
