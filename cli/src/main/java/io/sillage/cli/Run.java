package io.sillage.cli;

import io.sillage.cli.wrap.Program;
import io.sillage.cli.wrap.Relay;
import io.sillage.cli.wrap.WrappedCommand;
import io.sillage.cli.wrap.Wrapping;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Wraps a command and records it; the command can't tell, and neither can whoever waits for its exit code. */
@Command(
        name = "run",
        description = "Runs a command, records what its JVM does, and exits with its exit code.",
        footer = {
            "",
            "Examples:",
            "  sillage run -- java -jar app.jar",
            "  sillage run --methods 'com.acme.**' --recording /tmp/night -- ./start-service.sh",
            "",
            "Exit code: the command's own; 128+n if signal n ended it; 127 not found, 126 not executable."
        })
final class Run implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private RecordingOptions recording = new RecordingOptions();

    @Option(
            names = "--methods",
            paramLabel = "PATTERNS",
            description = "Classes to record instead of the program's own, such as 'com.acme.**,kafka.**'.")
    private @Nullable String methods;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "The service's name in the events. Default: OTEL_SERVICE_NAME, the jar or the main class.")
    private @Nullable String service;

    @Option(names = "--follow", description = "Record the JVMs that the command starts, too.")
    private boolean follow;

    @Option(names = "--quiet", description = "Not a word of our own, unless the command can't be started.")
    private boolean quiet;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command, after --")
    private List<String> command = List.of();

    private Run(Surroundings here) {
        this.here = here;
    }

    /** Options end where the command's name begins, with or without -- before it. */
    static CommandLine command(Surroundings here) {
        return new CommandLine(new Run(here)).setStopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return run(RunSettings.of(here, command, recording.directory, methods, service, follow, quiet));
    }

    private int run(RunSettings settings) throws IOException, InterruptedException {
        Program program = Program.find(settings.command().get(0), here.directory(), here.environment());
        if (program.file() == null) {
            throw Refusal.withExitCode(program.exitCode(), program.fault());
        }
        Relay relay = new Relay();
        relay.listen();
        Collecting collecting = Collecting.into(settings.recording());
        int exitCode;
        try (collecting) {
            say(settings, "recording into " + settings.shownRecording());
            exitCode = runWrapped(settings, relay);
        }
        if (!settings.quiet()) {
            Collecting.sentences(collecting.report(), settings.shownRecording()).forEach(here.err()::say);
            AfterRun.sentences(settings.recording()).forEach(here.err()::say);
        }
        return exitCode;
    }

    private int runWrapped(RunSettings settings, Relay relay) throws InterruptedException {
        Wrapping wrapping = Wrapping.of(settings.command(), here.environment(), settings.agent(), settings.follow());
        try {
            return new WrappedCommand(wrapping, here.directory()).run(relay);
        } catch (IOException e) {
            throw Refusal.withExitCode(
                    127, "cannot start '" + settings.command().get(0) + "': " + e.getMessage());
        }
    }

    private void say(RunSettings settings, String sentence) {
        if (!settings.quiet()) {
            here.err().say(sentence);
        }
    }
}
