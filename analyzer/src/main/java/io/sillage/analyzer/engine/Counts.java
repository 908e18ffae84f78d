package io.sillage.analyzer.engine;

/**
 * What became of the events and slices of a run.
 *
 * @param events that were looked at
 * @param mentioned of them, those that a guard of the expression mentions
 * @param stray of these, those that began no slice and fitted into none
 * @param keyless of the mentioned ones, those that lack a field of the key: every open slice was shown them, and none begins
 *     with one
 * @param records that were given
 * @param broken slices that ended at an event that did not fit
 * @param unfinished slices that the log's end, or idleness, met before the expression was satisfied
 * @param evicted slices that were given up because too many were open
 * @param open the most slices that were open at once
 * @param withheld interim records that were not given, as nothing had happened for too long
 */
public record Counts(
        long events,
        long mentioned,
        long stray,
        long keyless,
        long records,
        long broken,
        long unfinished,
        long evicted,
        long open,
        long withheld) {
    public static final Counts NONE = ofEvents(0);

    /** So many were looked at, and nothing is known of them yet. */
    public static Counts ofEvents(long events) {
        return new Counts(events, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public Counts plus(Counts other) {
        return new Counts(
                events + other.events,
                mentioned + other.mentioned,
                stray + other.stray,
                keyless + other.keyless,
                records + other.records,
                broken + other.broken,
                unfinished + other.unfinished,
                evicted + other.evicted,
                open + other.open,
                withheld + other.withheld);
    }
}
