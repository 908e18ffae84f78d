package io.sillage.benchmarks.lifecycle;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/** Time of this thread: by its processor and by the wall clock. Adds up what runs between start and stop. */
final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long cpuNanos;
    private long wallNanos;
    private long cpuBegan;
    private long wallBegan;

    Stopwatch start() {
        cpuBegan = THREADS.getCurrentThreadCpuTime();
        wallBegan = System.nanoTime();
        return this;
    }

    void stop() {
        wallNanos += System.nanoTime() - wallBegan;
        cpuNanos += THREADS.getCurrentThreadCpuTime() - cpuBegan;
    }

    double cpuNanosEach(long events) {
        return (double) cpuNanos / events;
    }

    double wallNanosEach(long events) {
        return (double) wallNanos / events;
    }

    /** The median and the best of rounds, given as nanoseconds an event. */
    static String told(double[] nanosEach) {
        double[] sorted = nanosEach.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        return String.format(
                Locale.ROOT,
                "median %6.1f ns, %5.2f million/s; best %6.1f ns, %5.2f million/s",
                median,
                1000 / median,
                sorted[0],
                1000 / sorted[0]);
    }
}
