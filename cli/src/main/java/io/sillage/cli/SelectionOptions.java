package io.sillage.cli;

import io.sillage.analyzer.timeline.Selection;
import java.util.List;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    Selection selection() {
        return selection(List.of());
    }

    /** @param usualKinds those that are meant when none is named */
    Selection selection(List<String> usualKinds) {
        try {
            return period.selection().sources(sources).kinds(kinds.isEmpty() ? usualKinds : kinds);
        } catch (IllegalArgumentException e) {
            throw Refusal.wrongUsage(String.valueOf(e.getMessage()));
        }
    }
}
