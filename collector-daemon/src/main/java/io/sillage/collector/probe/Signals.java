package io.sillage.collector.probe;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Ends a tool that we started, by its process id. */
final class Signals {
    private Signals() {}

    /** Waits at most twice that long, and not at all for a process that ended. */
    static void interruptThenKill(Process process, long patienceNanos) {
        try {
            if (process.isAlive()) {
                interrupt(process.pid());
                if (!process.waitFor(patienceNanos, TimeUnit.NANOSECONDS)) {
                    process.destroyForcibly();
                }
            }
            process.waitFor(patienceNanos, TimeUnit.NANOSECONDS);
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The JDK can send SIGTERM only, on which iostat leaves its document cut. */
    private static void interrupt(long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -INT " + pid)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        kill.waitFor();
    }
}
