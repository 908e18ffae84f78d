package io.sillage.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Processes that ended without saying so, as after {@code kill -9}: due once all that they wrote has been shown. */
final class SilentEnds {
    private static final long ASK_NANOS = 1_000_000_000L;

    private final Supplier<Set<String>> ended;
    private final Predicate<String> shownToTheEnd;
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private long lastAsked;
    private boolean asked;

    /**
     * Waits for the first one.
     *
     * @param ended asks which processes have ended until now
     * @param shownToTheEnd whether all was shown that a process had written before there was looked for more
     */
    SilentEnds(Supplier<Set<String>> ended, Predicate<String> shownToTheEnd) {
        this.ended = ended;
        this.shownToTheEnd = shownToTheEnd;
    }

    /** Those that are due now, each once. To be asked whenever what was found has been shown. */
    List<String> due(long nowNanos) {
        // who is only found to have ended below may have written after there was looked for more
        List<String> due = waiting.stream().filter(shownToTheEnd).sorted().toList();
        due.forEach(waiting::remove);
        told.addAll(due);
        if (!asked || nowNanos - lastAsked >= ASK_NANOS) {
            asked = true;
            lastAsked = nowNanos;
            ended.get().stream().filter(process -> !told.contains(process)).forEach(waiting::add);
        }
        return due;
    }
}
