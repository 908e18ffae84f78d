package io.sillage.analyzer.engine;

/**
 * What became of the events and slices of a run.
 *
 * @param events that were looked at
 * @param mentioned of them, those that a guard of the expression mentions
 * @param stray of these, those that began no slice and fitted into none
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
        long records,
        long broken,
        long unfinished,
        long evicted,
        long open,
        long withheld) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Only so many events were looked at. */
    public static Counts ofEvents(long events) {
        return new Counts(events, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public Counts plus(Counts other) {
        return new Counts(
                events + other.events,
                mentioned + other.mentioned,
                stray + other.stray,
                records + other.records,
                broken + other.broken,
                unfinished + other.unfinished,
                evicted + other.evicted,
                open + other.open,
                withheld + other.withheld);
    }
}
