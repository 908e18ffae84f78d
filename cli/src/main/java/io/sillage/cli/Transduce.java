package io.sillage.cli;

import io.sillage.analyzer.engine.Cascade;
import io.sillage.analyzer.engine.Counts;
import io.sillage.analyzer.engine.Explained;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Drawing;
import io.sillage.analyzer.language.Mistake;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Properties;
import io.sillage.analyzer.language.Shipped;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.text.AttWriter;
import io.sillage.analyzer.transduce.text.Dot;
import io.sillage.analyzer.transduce.text.SymbolText;
import io.sillage.analyzer.view.LossReport;
import io.sillage.cli.transduce.CheckText;
import io.sillage.cli.transduce.MistakeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a transducer that the user wrote, or proves what it does. */
@Command(
        name = "transduce",
        description = "Runs transducers over the log, each record one line of JSON; or proves and draws them.",
        footer = {
            "",
            "Examples:",
            "  sillage transduce turns.sillage recordings/night | jq .latency_p99_ns",
            "  sillage transduce connection",
            "  sillage transduce --check turns.sillage",
            "  sillage transduce turns.sillage --explain 4711/c3",
            "  sillage transduce log-session --key .attributes.order_id",
            "",
            "FILE is in the language of docs/language.md, or the name of a reading that comes with Sillage:",
            "  connection, both-ends, turns, http, log-session, method-errors.",
            "Exit code: 1 if the file has a mistake, with its line and column, and a shortest log that shows it."
        })
final class Transduce implements Callable<Integer> {
    private final Surroundings here;

    @Parameters(index = "0", paramLabel = "FILE", description = "A .sillage file, or the name of a reading.")
    @SuppressWarnings("NullAway.Init")
    private String file;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    /** What to do instead of running. */
    static final class Instead {
        @Option(names = "--check", description = "Prove its properties; no recording is read.")
        private boolean check;

        @Option(names = "--dot", description = "Draw it for Graphviz.")
        private boolean dot;

        @Option(names = "--att", description = "Write it as AT&T text, for sillage fst.")
        private boolean att;

        @Option(
                names = "--explain",
                paramLabel = "KEY",
                description = "Show the runs of those slices whose key has that text in it, event by event.")
        private @Nullable String explain;
    }

    @ArgGroup(exclusive = true)
    private Instead instead = new Instead();

    @Option(names = "--json", description = "With --check: one JSON object a transducer.")
    private boolean json;

    @Option(names = "--only", paramLabel = "NAME", description = "Of several transducers in FILE, that one.")
    private @Nullable String only;

    @Option(names = "--key", paramLabel = "FIELD", split = ",", description = "Slice by these fields instead.")
    private List<String> key = List.of();

    @Option(names = "--save-symbols", paramLabel = "FILE", description = "With --att: write the symbol table there.")
    private @Nullable String saveSymbols;

    @Option(
            names = "--max-open",
            paramLabel = "N",
            description = "Slices that may be open at once; beyond, the quietest is given up and counted."
                    + " Default: ${DEFAULT-VALUE}")
    private int maxOpen = 1_000_000;

    @Option(names = "--threads", paramLabel = "N", description = "Processors to use. Default: all")
    private int threads = Runtime.getRuntime().availableProcessors();

    Transduce(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1 || maxOpen < 1) {
            throw Refusal.wrongUsage("--threads " + threads + " --max-open " + maxOpen + ": both must be at least 1");
        }
        List<Program> programs;
        try {
            programs = programs(Shipped.text(file, here.directory()));
        } catch (Mistake mistake) {
            if (instead.check && json) {
                here.out().line(MistakeText.json(file, mistake));
            }
            throw Refusal.withExitCode(1, MistakeText.of(file, mistake));
        } catch (IllegalArgumentException noFile) {
            throw Refusal.wrongUsage(String.valueOf(noFile.getMessage()));
        }
        return instead.check || instead.dot || instead.att ? show(programs) : run(programs);
    }

    private List<Program> programs(String text) {
        List<Program> all = Compiler.compile(text, key, Limits.DEFAULT);
        List<String> names = all.stream().map(Program::name).toList();
        if (only == null) {
            return all;
        }
        List<Program> one =
                all.stream().filter(program -> program.name().equals(only)).toList();
        if (one.isEmpty()) {
            throw Refusal.wrongUsage(
                    "no transducer '" + only + "' in " + file + "; there are: " + String.join(", ", names));
        }
        return one;
    }

    private int show(List<Program> programs) throws IOException {
        for (Program program : programs) {
            program.remarks().forEach(remark -> here.err().say(file + ": " + remark));
            if (instead.check) {
                Properties properties = Properties.of(program, Limits.DEFAULT);
                here.out().print(json ? CheckText.json(program, properties) : CheckText.text(program, properties));
            } else {
                Machine drawn = Drawing.of(program);
                here.out().print(instead.dot ? Dot.write(drawn) : AttWriter.write(drawn));
                if (saveSymbols != null && drawn.symbols() != null) {
                    Path path = here.directory().resolve(saveSymbols);
                    Files.writeString(path, SymbolText.write(drawn.symbols()));
                }
            }
        }
        here.out().flush();
        return 0;
    }

    private int run(List<Program> programs) {
        var recording = reading.open(here);
        for (Program program : programs) {
            program.remarks().forEach(remark -> here.err().say(file + ": " + remark));
            Timeline timeline = Timeline.of(recording, selection.selection());
            Counts counts = instead.explain != null
                    ? Explained.run(program, timeline, instead.explain, here.out()::line)
                    : new Cascade(program, timeline, maxOpen, threads)
                            .run(given -> here.out().line(given.json()));
            here.out().flush();
            CheckText.remarks(program, counts).forEach(here.err()::say);
            LossReport.of(timeline).lines().forEach(here.err()::say);
        }
        return 0;
    }
}
