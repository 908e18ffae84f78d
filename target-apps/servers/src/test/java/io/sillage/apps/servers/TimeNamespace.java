package io.sillage.apps.servers;

import io.sillage.harness.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A monotonic clock that is ahead of the host's, for one command and what it starts; the wall clock is the host's. */
record TimeNamespace(long aheadSeconds) {
    private static final double UPTIME_STEP_SECONDS = 0.01;

    /** The words of a command by this clock; it keeps the process id. */
    Object[] command(Object... words) {
        NetworkNamespace.requireTools("unshare");
        return Command.of("unshare", "--time", "--monotonic", aheadSeconds, "--boottime", aheadSeconds)
                .and(words)
                .words()
                .toArray();
    }

    /**
     * By how much a clock in here is ahead, as the kernel keeps it, to the nanosecond. Fails unless the time since boot, read
     * in here and before and after on the host, says so too.
     */
    long aheadNanos() throws IOException {
        double before = uptime(Files.readString(Path.of("/proc/uptime")));
        double here = uptime(
                Command.of(command("cat", "/proc/uptime")).run().expect(0).out());
        double after = uptime(Files.readString(Path.of("/proc/uptime")));
        String[] kept = Command.of(command("grep", "monotonic", "/proc/self/timens_offsets"))
                .run()
                .expect(0)
                .out()
                .trim()
                .split(" +");
        long nanos = TimeUnit.SECONDS.toNanos(Long.parseLong(kept[1])) + Long.parseLong(kept[2]);
        double seconds = nanos / 1e9;
        if (here < before + seconds - UPTIME_STEP_SECONDS || here > after + seconds + UPTIME_STEP_SECONDS) {
            throw new AssertionError("the kernel keeps " + nanos + " ns, but the time since boot was " + before
                    + " s on the host, then " + here + " s in the namespace, then " + after + " s on the host");
        }
        return nanos;
    }

    private static double uptime(String text) {
        return Double.parseDouble(text.split(" ", -1)[0]);
    }
}
