package io.sillage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The terminal behind stdout, if there is one, and its width in columns. */
record Terminal(boolean present, int columns) {
    static final Terminal NONE = new Terminal(false, Integer.MAX_VALUE);

    private static final int USUAL_COLUMNS = 80;

    static Terminal ofStdout(Map<String, String> environment) {
        return isTerminal() ? new Terminal(true, columns(environment)) : NONE;
    }

    /** Columns that a line may have, 0 for no limit. */
    int limit() {
        return present ? columns : 0;
    }

    /** System.console() tells of stdin and stdout together, and from Java 22 on not even that. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static int columns(Map<String, String> environment) {
        String told = environment.getOrDefault("COLUMNS", "");
        return told.matches("[1-9]\\d{0,4}") ? Integer.parseInt(told) : askTerminal();
    }

    private static int askTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] size = new String(stty.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII)
                    .trim()
                    .split(" ");
            stty.waitFor(1, TimeUnit.SECONDS);
            int columns = size.length == 2 ? Integer.parseInt(size[1]) : 0;
            return columns > 0 ? columns : USUAL_COLUMNS;
        } catch (IOException | NumberFormatException e) {
            return USUAL_COLUMNS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_COLUMNS;
        }
    }
}
