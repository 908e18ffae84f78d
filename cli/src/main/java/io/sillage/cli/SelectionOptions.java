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
        return period.selection().sources(sources).kinds(kinds);
    }

    /** Says of kinds that no event of Sillage has that they are taken all the same. */
    void sayUnknownKinds(Words words) {
        kinds.stream()
                .filter(kind -> !KnownKinds.has(kind))
                .forEach(kind -> words.say("--kind " + kind
                        + ": no event of Sillage is of that kind" + Nearest.hint(kind, KnownKinds.NAMES)
                        + "; only events of others are shown that are"));
    }
}
