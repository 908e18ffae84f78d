package io.sillage.cli;

import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Mistake;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Shipped;
import io.sillage.analyzer.streams.Groups;
import io.sillage.analyzer.streams.Outcome;
import io.sillage.analyzer.streams.StreamsEngine;
import io.sillage.analyzer.streams.StreamsSettings;
import io.sillage.analyzer.streams.Tally;
import io.sillage.analyzer.topic.TopicPlace;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.cli.transduce.MistakeText;
import io.sillage.cli.transduce.TallyText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The analyzer as a service on Kafka Streams. */
@Command(
        name = "analyze",
        description = "Runs transducers over a recording on Kafka as it grows, and puts their records on a topic.",
        footer = {
            "",
            "Examples:",
            "  sillage analyze --on kafka://broker:9092/shop",
            "  sillage analyze turns.sillage --on kafka://broker:9092/shop --until-end",
            "  sillage events kafka://broker:9092/shop --kind record --jq .record",
            "",
            "FILE is in the language of docs/language.md, or the name of a reading that comes with Sillage; without",
            "one, all of these run. Start it on several machines, and they share the work; each event counts exactly",
            "once, also when one of them dies. docs/kafka.md says which topics there are."
        })
final class Analyze implements Callable<Integer> {
    /** As a shell says it of whom Ctrl-C has ended. */
    private static final int INTERRUPTED = 130;

    private final Surroundings here;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "A .sillage file, or the name of a reading.")
    private List<String> files = List.of();

    @Option(
            names = "--on",
            required = true,
            paramLabel = "RECORDING",
            description = "kafka://host:port[,host:port]/topic-prefix")
    @SuppressWarnings("NullAway.Init")
    private String on;

    @Option(names = "--until-end", description = "End when the recording has ended and all records are written.")
    private boolean untilEnd;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "Who has the same name shares the work. Default: by the transducers' text")
    private @Nullable String group;

    @Option(names = "--threads", paramLabel = "N", description = "Processors to use. Default: all")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--max-open",
            paramLabel = "N",
            description = "Slices that may be open at once in a partition; beyond, the quietest is given up and"
                    + " counted. Default: ${DEFAULT-VALUE}")
    private int maxOpen = 1_000_000;

    @Option(
            names = "--max-waiting",
            paramLabel = "SIZE",
            converter = ByteSize.Reader.class,
            description = "Events of a partition that may wait for earlier ones; beyond, they don't, and what comes"
                    + " too late is counted. Default: 256M")
    private long maxWaiting = 256L << 20;

    @Option(
            names = "--lateness",
            paramLabel = "SPAN",
            converter = TimeSpan.Reader.class,
            description = "Wait so much longer for earlier events than their publishers promise. Default: not at all")
    private long lateness;

    @Option(
            names = "--silent-after",
            paramLabel = "SPAN",
            converter = TimeSpan.Reader.class,
            description = "Don't wait for a publisher that says nothing for so long. Default: 5m")
    private long silentAfter = TimeUnit.MINUTES.toNanos(5);

    Analyze(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        if (threads < 1 || maxOpen < 1) {
            throw Refusal.wrongUsage("--threads " + threads + " --max-open " + maxOpen + ": both must be at least 1");
        }
        if (group != null && !Groups.isName(group)) {
            throw Refusal.wrongUsage(
                    "--group '" + group
                            + "': topics are called after it; it may have letters of ASCII, digits, '.', '_' and '-', 120 at most");
        }
        List<Program> programs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String file : files.isEmpty() ? Shipped.NAMES : files) {
            programs.addAll(read(file, text));
        }
        refuseRepeats(programs);
        String fingerprint = Groups.fingerprint(text.toString(), programs, Version.text());
        StreamsSettings settings = settings(Places.parse(on), fingerprint);
        Interruption interruption = new Interruption();
        try (StreamsEngine engine = StreamsEngine.start(programs, settings, fingerprint)) {
            interruption.expect();
            here.err()
                    .say("group " + settings.group() + " reads " + on + " and writes to "
                            + settings.place().recordsTopic());
            Outcome outcome =
                    untilEnd ? engine.awaitEnd(interruption::came, here.err()::say) : engine.await(interruption::came);
            report(programs, outcome.tallies());
            if (untilEnd && !outcome.ended()) {
                here.err().say(unfinished(outcome, settings.group()));
                return INTERRUPTED;
            }
        }
        return 0;
    }

    private String unfinished(Outcome outcome, String ofGroup) {
        String left = outcome.left().isEmpty()
                ? "how many messages of events are not read yet Kafka does not say"
                : outcome.left().getAsLong() > 0
                        ? outcome.left().getAsLong() + " messages of events are not read yet"
                        : "the events there are were read, but their end, or some of the records, is to come";
        return "interrupted before the end: " + left + "; the same command goes on from there, as group " + ofGroup;
    }

    private List<Program> read(String file, StringBuilder text) {
        try {
            String source = Shipped.text(file, here.directory());
            text.append(source).append('\n');
            List<Program> programs = Compiler.compile(source, List.of(), Limits.DEFAULT);
            programs.forEach(
                    program -> program.remarks().forEach(remark -> here.err().say(file + ": " + remark)));
            return programs;
        } catch (Mistake mistake) {
            throw Refusal.withExitCode(1, MistakeText.of(file, mistake));
        } catch (IllegalArgumentException noFile) {
            throw Refusal.wrongUsage(String.valueOf(noFile.getMessage()));
        }
    }

    private static void refuseRepeats(List<Program> programs) {
        Set<String> names = new HashSet<>();
        for (Program program : programs) {
            if (!names.add(program.name())) {
                throw Refusal.wrongUsage("two transducers are called '" + program.name()
                        + "', and their records could not be told apart; rename one, or run them in two groups");
            }
        }
    }

    private StreamsSettings settings(TopicPlace place, String fingerprint) {
        String name = group != null ? group : Groups.of(place.prefix(), fingerprint);
        long silentMillis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(silentAfter));
        return new StreamsSettings(place, name, threads, maxOpen, maxWaiting, lateness, silentMillis);
    }

    private void report(List<Program> programs, List<Tally> tallies) {
        for (Program program : programs) {
            TallyText.remarks(program, tallies).forEach(here.err()::say);
        }
    }
}
