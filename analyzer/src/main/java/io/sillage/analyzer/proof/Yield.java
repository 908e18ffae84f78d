package io.sillage.analyzer.proof;

import java.util.List;

/** Whether some log yields a record of which a condition is true. */
public sealed interface Yield {

    /**
     * Shown by a log that was run.
     *
     * @param log as JSON lines
     * @param record as JSON
     * @param shortest whether it is proved that no log with fewer events yields one
     */
    record Found(List<String> log, String record, boolean shortest) implements Yield {}

    /** Proved that there is none. */
    record None(String reason) implements Yield {}

    /** @param reason what was searched */
    record Undecided(String reason) implements Yield {}
}
