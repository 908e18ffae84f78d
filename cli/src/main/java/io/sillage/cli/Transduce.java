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
            "  sillage transduce --follow turns.sillage",
            "  sillage transduce --check turns.sillage",
            "  sillage transduce turns.sillage --equivalent shorter.sillage",
            "  sillage transduce turns.sillage --yields 'ended == \"broken\" and turns > 2' --save-log broken.json",
            "  sillage transduce turns.sillage --explain 4711/c3",
            "  sillage transduce log-session --key .attributes.order_id",
            "",
            "FILE is in the language of docs/language.md, or the name of a reading that comes with Sillage:",
            "  connection, both-ends, turns, http, log-session, method-errors.",
            "Exit code: 1 if the file has a mistake, with its line and column, and a shortest log that shows it."
        })
final class Transduce implements Callable<Integer> {
    private static final int MAX_OPEN = 1_000_000;

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
                paramLabel = "EVENT-OR-KEY",
                description = "Show the run of the slice of that event (STREAM:SEQ, as events have them), or of those"
                        + " slices whose key has that text in it, event by event.")
        private @Nullable String explain;

        @Option(
                names = "--equivalent",
                paramLabel = "OTHER",
                description =
                        "Prove that it gives the same records as those of OTHER, or find a shortest log that shows"
                                + " a difference. Exit code 1 if they differ, or if it is undecided, said so.")
        private @Nullable String equivalent;

        @Option(
                names = "--yields",
                paramLabel = "CONDITION",
                description = "Find a shortest log with a record of which CONDITION is true, as in"
                        + " 'ended == \"match\" and retries > 2'. Exit code 1 if there is none, or none was found.")
        private @Nullable String yields;

        private boolean isAsked() {
            return check || dot || att || explain != null || equivalent != null || yields != null;
        }
    }

    @ArgGroup(exclusive = true)
    private Instead instead = new Instead();

    @Option(
            names = "--follow",
            description = "Give each record when it is due, and go on while the recording is written.")
    private boolean follow;

    @Option(names = "--json", description = "With --check, --equivalent, --yields: one JSON object a transducer.")
    private boolean json;

    @Option(names = "--only", paramLabel = "NAME", description = "Of several transducers in FILE, that one.")
    private @Nullable String only;

    @Option(names = "--key", paramLabel = "FIELD", split = ",", description = "Slice by these fields instead.")
    private List<String> key = List.of();

    @Option(names = "--save-symbols", paramLabel = "FILE", description = "With --att: write the symbol table there.")
    private @Nullable String saveSymbols;

    @Option(
            names = "--save-log",
            paramLabel = "FILE",
            description = "With --equivalent, --yields: write the log that was found there, to be run.")
    private @Nullable String saveLog;

    @Option(
            names = "--max-open",
            paramLabel = "N",
            description = "Slices that may be open at once; beyond, the quietest is given up and counted. One processor"
                    + " follows them then, as which is the quietest is to be known of all. Default: 1000000, with more"
                    + " than two processors each its share of it")
    private @Nullable Integer mostOpen;

    @Option(names = "--threads", paramLabel = "N", description = "Processors to use. Default: all")
    private int threads = Runtime.getRuntime().availableProcessors();

    Transduce(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (threads < 1 || maxOpen() < 1) {
            throw Refusal.wrongUsage("--threads " + threads + " --max-open " + maxOpen() + ": both must be at least 1");
        }
        if (follow && instead.isAsked()) {
            throw Refusal.wrongUsage(
                    "--follow: runs transducers, and the other option asks for something else than that;"
                            + " leave one out");
        }
        List<Program> programs = programs(file);
        if (follow) {
            return follow(programs);
        }
        Proofs proofs = new Proofs(here, json, saveLog);
        if (instead.equivalent != null) {
            return proofs.equivalent(file, programs, instead.equivalent, programs(instead.equivalent));
        }
        if (instead.yields != null) {
            return proofs.yields(file, programs, instead.yields);
        }
        if (instead.explain != null) {
            return explain(programs, instead.explain);
        }
        return instead.check || instead.dot || instead.att ? show(programs) : run(programs);
    }

    private int maxOpen() {
        return mostOpen == null ? MAX_OPEN : mostOpen;
    }

    private List<Program> programs(String from) {
        try {
            return chosen(from, Compiler.compile(Shipped.text(from, here.directory()), key, Limits.DEFAULT));
        } catch (Mistake mistake) {
            if (instead.check && json) {
                here.out().line(MistakeText.json(from, mistake));
            }
            throw Refusal.withExitCode(1, MistakeText.of(from, mistake));
        } catch (IllegalArgumentException noFile) {
            throw Refusal.wrongUsage(String.valueOf(noFile.getMessage()));
        }
    }

    private List<Program> chosen(String from, List<Program> all) {
        List<String> names = all.stream().map(Program::name).toList();
        if (only == null) {
            return all;
        }
        List<Program> one =
                all.stream().filter(program -> program.name().equals(only)).toList();
        if (one.isEmpty()) {
            throw Refusal.wrongUsage(
                    "no transducer '" + only + "' in " + from + "; there are: " + String.join(", ", names));
        }
        return one;
    }

    private int show(List<Program> programs) throws IOException {
        if (instead.att && programs.size() > 1) {
            throw Refusal.wrongUsage("--att: " + file + " has " + programs.size()
                    + " transducers, and AT&T text is one machine; choose one with --only NAME: "
                    + String.join(", ", programs.stream().map(Program::name).toList()));
        }
        sayRemarks(programs);
        for (Program program : programs) {
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
        sayRemarks(programs);
        int processors = mostOpen == null ? threads : Math.min(threads, 2);
        for (Program program : programs) {
            Timeline timeline = Timeline.of(recording, selection.selection());
            Counts counts = new Cascade(program, timeline, maxOpen(), processors)
                    .run(given -> here.out().line(given.utf8()));
            here.out().flush();
            CheckText.remarks(program, counts).forEach(here.err()::say);
            LossReport.of(timeline).lines().forEach(here.err()::say);
        }
        return 0;
    }

    private int explain(List<Program> programs, String wanted) {
        var recording = reading.open(here);
        sayRemarks(programs);
        for (Program program : programs) {
            Explained explained = Explained.run(
                    program, () -> Timeline.of(recording, selection.selection()), wanted, here.out()::line);
            here.out().flush();
            if (!explained.found()) {
                Program read = program.over();
                String events = read == null
                        ? "no event is called so (STREAM:SEQ, as events have them)"
                        : "it reads no events, but the records of " + read.name();
                here.err().say(program.name() + ": no slice has '" + wanted + "' in its key, and " + events);
            }
            CheckText.remarks(program, explained.counts()).forEach(here.err()::say);
            LossReport.of(explained.timeline()).lines().forEach(here.err()::say);
        }
        return 0;
    }

    private int follow(List<Program> programs) throws InterruptedException {
        sayRemarks(programs);
        try (LiveRecording recording = LiveRecording.open(reading, true, false, here)) {
            if (recording != null) {
                new TransduceFollow(here, programs, maxOpen()).run(recording, selection.selection());
            }
        }
        return 0;
    }

    private void sayRemarks(List<Program> programs) {
        selection.sayUnknownKinds(here.err());
        programs.forEach(
                program -> program.remarks().forEach(remark -> here.err().say(file + ": " + remark)));
    }
}
