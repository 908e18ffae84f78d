package io.sillage.collector;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Makes one thread of ours yield to the application. Linux keeps a niceness a thread; the JVM does not use it for thread
 * priorities, so {@code renice} is asked. Where there is none, sealing is as important as everything else.
 */
final class Niceness {
    /** A third of the weight of a thread of the application, so that sealing still keeps up with it. */
    private static final String NICENESS = "5";
    /** The kernel cuts the names of threads. */
    private static final int NAME_LENGTH = 15;

    private Niceness() {}

    /** @param thread the name of a thread that runs */
    static void lower(String thread) {
        try {
            String kernelName = thread.substring(0, Math.min(NAME_LENGTH, thread.length()));
            try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
                for (Path task : threads) {
                    if (Files.readString(task.resolve("comm")).strip().equals(kernelName)) {
                        renice(task.getFileName().toString());
                    }
                }
            }
        } catch (IOException e) {
            // No /proc or no renice: nothing is lost but politeness.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void renice(String threadId) throws IOException, InterruptedException {
        Process renice = new ProcessBuilder("renice", "-n", NICENESS, "-p", threadId)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        renice.waitFor(1, TimeUnit.SECONDS);
    }
}
