package io.sillage.cli;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.view.Flamegraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the time went. */
@Command(
        name = "flame",
        description = "Writes a flamegraph: exact from calls, or from JFR's samples of running threads.",
        footer = {
            "",
            "Examples:",
            "  sillage flame -o calls.html",
            "  sillage flame recordings/night --of cpu --thread 'worker-*' -o cpu.collapsed",
            "",
            "FILE's ending picks the format: .html (a page that zooms and searches) or .collapsed (stacks as text)."
        })
final class Flame implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Option(
            names = "--of",
            paramLabel = "WHAT",
            converter = OfReader.class,
            description = "calls (time from entry to exit of recorded methods) or cpu (samples). Default: calls")
    private Flamegraph.Of of = Flamegraph.Of.CALLS;

    @Option(names = "--thread", paramLabel = "T", description = "Only threads of that name; * stands for any text.")
    private @Nullable String thread;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where to write it. An existing file is replaced.")
    private String output = "";

    Flame(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException {
        FlameFormat format = FlameFormat.of(output);
        Selection selection = period.selection();
        Recording recording = reading.open(here);
        Flamegraph graph = Flamegraph.of(recording, of, selection, thread);
        format.write(graph, title(recording), here.directory().resolve(output));
        graph.loss().lines().forEach(here.err()::say);
        if (graph.empty() != null) {
            here.err().say(output + " is empty: " + graph.empty());
        }
        return 0;
    }

    private String title(Recording recording) {
        return recording.path().getFileName() + ", " + Choice.word(of) + (thread == null ? "" : " of " + thread);
    }

    static final class OfReader implements ITypeConverter<Flamegraph.Of> {
        @Override
        public Flamegraph.Of convert(String typed) {
            return Choice.of(Flamegraph.Of.class, typed);
        }
    }

    /** What a file's ending asks for. */
    enum FlameFormat {
        HTML,
        COLLAPSED;

        static FlameFormat of(String file) {
            for (FlameFormat format : values()) {
                if (file.endsWith("." + Choice.word(format))) {
                    return format;
                }
            }
            throw Refusal.wrongUsage(
                    "-o '" + file + "': the ending picks the format, and it is neither .html nor .collapsed");
        }

        void write(Flamegraph graph, String title, Path file) throws IOException {
            if (this == HTML) {
                Files.writeString(file, graph.html(title));
            } else {
                Files.write(file, graph.collapsed());
            }
        }
    }
}
