package io.sillage.analyzer.proof;

import java.util.List;

/** Whether two programs give the same records. */
public sealed interface Verdict {

    /** Proved. @param configurations that were looked at */
    record Same(int configurations) implements Verdict {}

    /**
     * Shown by a log.
     *
     * @param log as JSON lines
     * @param first the records of the first program over it, as JSON
     * @param second those of the second
     * @param shortest whether it is proved that no log with fewer events shows a difference
     */
    record Different(List<String> log, List<String> first, List<String> second, boolean shortest) implements Verdict {}

    /** @param log that may show a difference, and none was found on it; empty if there is none */
    record Undecided(String reason, List<String> log) implements Verdict {}
}
