package io.sillage.cli.wrap;

import java.io.IOException;
import java.nio.file.Path;

/** A command with our terminal, our pipes and our directory as its own: it can't tell us from a shell. */
public final class WrappedCommand {
    private final Wrapping wrapping;
    private final Path directory;

    public WrappedCommand(Wrapping wrapping, Path directory) {
        this.wrapping = wrapping;
        this.directory = directory;
    }

    /** Runs it to its end. The exit code is its own, 128+n if signal n ended it. */
    public int run(Relay relay) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(wrapping.command())
                .directory(directory.toFile())
                .inheritIO();
        builder.environment().keySet().retainAll(wrapping.environment().keySet());
        wrapping.environment().forEach((name, value) -> {
            if (!value.equals(builder.environment().get(name))) {
                builder.environment().put(name, value);
            }
        });
        Process command = builder.start();
        relay.to(command);
        return command.waitFor();
    }
}
