package io.sillage.benchmarks.lifecycle;

import io.sillage.analyzer.engine.Feed;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What runs of 10^4 to so many events cost: processor time, and the heap at the end. Events are made in chunks, outside of
 * the time that is told. Arguments: connections, most events, a file for the plot.
 */
final class Growth {
    private static final int CHUNK = 10_000;

    private Growth() {}

    public static void main(String[] args) throws IOException {
        int connections = Integer.parseInt(args[0]);
        long most = Long.parseLong(args[1]);
        Program program = Programs.compiled(Programs.LIFECYCLE);
        run(program, connections, 3_000_000);
        Plot plot = new Plot("events", "seconds of processor time");
        System.out.printf("%12s %12s %10s %10s%n", "events", "seconds", "ns each", "heap MiB");
        for (long events = CHUNK; events <= most; events *= 10) {
            Stopwatch watch = run(program, connections, events);
            double each = watch.cpuNanosEach(events);
            long heap =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.printf(
                    Locale.ROOT, "%12d %12.4f %10.1f %10.1f%n", events, each * events / 1e9, each, heap / 1048576.0);
            plot.add(events, each * events / 1e9);
        }
        Files.writeString(Path.of(args[2]), plot.svg());
    }

    private static Stopwatch run(Program program, int connections, long events) {
        Traffic traffic = Traffic.drawn(connections);
        Feed feed = new Feed(program, Traffic.CLOCK, Integer.MAX_VALUE, given -> {});
        Stopwatch watch = new Stopwatch();
        for (long done = 0; done < events; done += CHUNK) {
            List<Entry> chunk = traffic.take(CHUNK);
            watch.start();
            for (Entry event : chunk) {
                feed.step(event, "service");
            }
            watch.stop();
        }
        System.gc();
        feed.end();
        return watch;
    }
}
