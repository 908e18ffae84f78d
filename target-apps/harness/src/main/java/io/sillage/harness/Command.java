package io.sillage.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A command line with its environment, to be started as a process of its own. */
public final class Command {
    /** Long enough for a traced JVM on a busy machine, short enough for a build that hangs. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ProcessBuilder process;

    private Command(List<String> words) {
        process = new ProcessBuilder(words);
        process.redirectInput(new File("/dev/null"));
        // What the caller's shell sets for JVMs would reach the programs under test, and print lines there.
        process.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    }

    public static Command of(Object... words) {
        return new Command(
                new ArrayList<>(Arrays.stream(words).map(Object::toString).toList()));
    }

    public Command and(Object... words) {
        Arrays.stream(words).map(Object::toString).forEach(process.command()::add);
        return this;
    }

    public Command env(String name, Object value) {
        process.environment().put(name, value.toString());
        return this;
    }

    /** With a standard input that {@link Running#type} writes to; else there is nothing on it. */
    public Command typed() {
        process.redirectInput(ProcessBuilder.Redirect.PIPE);
        return this;
    }

    public Command in(Path directory) {
        process.directory(directory.toFile());
        return this;
    }

    public List<String> words() {
        return List.copyOf(process.command());
    }

    public Running start() {
        return new Running(words(), launch(), Capture::new);
    }

    /** Runs to its end, within {@link #PATIENCE}. */
    public Finished run() {
        try (Running running = start()) {
            return running.await(PATIENCE);
        }
    }

    /** Runs to its end and hands on each line of stdout instead of keeping it. */
    public Finished run(Consumer<String> line) {
        try (Running running = new Running(words(), launch(), in -> new Capture(in, line))) {
            return running.await(PATIENCE);
        }
    }

    private Process launch() {
        try {
            return process.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + process.command(), e);
        }
    }

    @Override
    public String toString() {
        return String.join(" ", process.command());
    }
}
