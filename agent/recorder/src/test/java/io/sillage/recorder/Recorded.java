package io.sillage.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The recorder lives once a process, so all tests of this module share one recording. */
final class Recorded {
    static final AtomicInteger CHORES = new AtomicInteger();

    private static final Path DIRECTORY = start();

    private Recorded() {}

    private static Path start() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "recorded");
            RecorderSettings settings = new RecorderSettings(directory.toFile(), 42, 1000, "ship", "shop", null, 0);
            Recorder.start(settings, CHORES::incrementAndGet);
            return directory;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until this thread's events find a place: nobody waits for that in an application, and what finds none is lost. */
    static void awaitSegment() {
        int method = Recorder.method("test.Recorded.await");
        long lost;
        do {
            lost = Recorder.lost();
            Recorder.methodExited(method, Recorder.methodEntered(method), null);
            Thread.yield();
        } while (Recorder.lost() != lost);
    }

    static Path directory() {
        return DIRECTORY;
    }

    /** Of this process. */
    static Path folder() {
        return DIRECTORY.resolve("42-1000");
    }
}
