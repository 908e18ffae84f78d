package io.sillage.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A command line typed in a directory of a test's own, and what came back. */
record Typed(int exitCode, String out, String err) {

    static Typed in(Path directory, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings here = surroundings(directory, out, err);
        int exitCode = Main.run(here, args);
        return new Typed(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Surroundings surroundings(Path directory, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Surroundings(
                directory,
                directory,
                Map.of("PATH", "/usr/bin:/bin"),
                InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")),
                Terminal.NONE,
                new Results(out),
                new Words(err));
    }
}
