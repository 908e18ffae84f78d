package io.sillage.cli;

import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.TimePoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As typed: which events. */
final class SelectionOptions {
    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            split = ",",
            description = "Only from these sources, as they are shown; * stands for any text.")
    private List<String> sources = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "Only these kinds, such as socket.read, or all of a family, such as socket.")
    private List<String> kinds = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "From then on: 2026-01-02T03:04:05Z, or -5m before the end.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Before then, written like --since.")
    private @Nullable String until;

    Selection selection() {
        try {
            return new Selection(time("--since", since), time("--until", until), sources, kinds);
        } catch (IllegalArgumentException e) {
            throw Refusal.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable TimePoint time(String option, @Nullable String typed) {
        try {
            return typed == null ? null : TimePoint.parse(typed);
        } catch (IllegalArgumentException e) {
            throw Refusal.wrongUsage(option + ": " + e.getMessage());
        }
    }
}
