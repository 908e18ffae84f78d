package io.sillage.analyzer.traffic;

/**
 * Something of a capture that was left out.
 *
 * @param count how often, at least
 * @param what in words that follow the count
 */
public record Omission(long count, String what) {
    public String text() {
        return count + " " + what;
    }
}
