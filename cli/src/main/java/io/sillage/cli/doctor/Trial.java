package io.sillage.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command, run to its end, and what it said. */
record Trial(int exitCode, String said) {
    static final int NOT_STARTED = -1;
    static final int TOO_SLOW = -2;
    private static final int SECONDS = 20;

    /** stdout and stderr go through a file: no pipe can fill up. */
    static Trial of(List<String> command) {
        try {
            Path output = Files.createTempFile("sillage-doctor", ".out");
            try {
                return run(command, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return new Trial(NOT_STARTED, String.valueOf(e.getMessage()));
        }
    }

    private static Trial run(List<String> command, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Trial(TOO_SLOW, "no end within " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Trial(TOO_SLOW, "interrupted");
        }
        return new Trial(
                process.exitValue(),
                Files.readString(output, StandardCharsets.ISO_8859_1).trim());
    }

    boolean ok() {
        return exitCode == 0;
    }

    boolean started() {
        return exitCode != NOT_STARTED;
    }

    String lastLine() {
        return said.substring(said.lastIndexOf('\n') + 1);
    }

    String firstLine() {
        return said.lines().findFirst().orElse("");
    }
}
