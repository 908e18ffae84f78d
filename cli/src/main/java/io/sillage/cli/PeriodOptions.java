package io.sillage.cli;

import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.TimePoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As typed: from when until when. */
final class PeriodOptions {
    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "From then on: 2026-01-02T03:04:05Z, or -5m before the end.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Before then, written like --since.")
    private @Nullable String until;

    /** That period, of everything. */
    Selection selection() {
        return Selection.ALL.since(time("--since", since)).until(time("--until", until));
    }

    private static @Nullable TimePoint time(String option, @Nullable String typed) {
        try {
            return typed == null ? null : TimePoint.parse(typed);
        } catch (IllegalArgumentException e) {
            throw Refusal.wrongUsage(option + ": " + e.getMessage());
        }
    }
}
