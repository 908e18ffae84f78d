package io.sillage.benchmarks.lifecycle;

import io.sillage.analyzer.engine.Counts;
import io.sillage.analyzer.engine.Embedded;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The same from the disk's cache, by the wall clock: a recording of segments and a file of JSON lines, only read, and run
 * on one and two threads. Arguments: a folder to write into, connections, events, JSON lines, rounds.
 */
final class FromDisk {
    private FromDisk() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int connections = Integer.parseInt(args[1]);
        int events = Integer.parseInt(args[2]);
        int lines = Integer.parseInt(args[3]);
        int rounds = Integer.parseInt(args[4]);
        Path segments = folder.resolve("segments");
        Disk.recording(segments, Traffic.drawn(connections), events);
        measure("segments", segments, events, rounds);
        Path json = folder.resolve("events.ndjson");
        Disk.jsonLines(json, Traffic.drawn(connections), lines);
        measure("JSON lines", json, lines, rounds);
    }

    private static void measure(String name, Path path, int events, int rounds) throws IOException {
        System.out.printf(Locale.ROOT, "%s: %d events, %.1f bytes an event%n", name, events, bytes(path) / events);
        for (int threads = 0; threads <= 2; threads++) {
            double[] nanos = new double[rounds];
            String result = "";
            for (int round = 0; round < rounds; round++) {
                Timeline timeline = Timeline.of(Recording.open(path), Selection.ALL);
                long began = System.nanoTime();
                result = threads == 0 ? read(timeline) + " events" : run(timeline, threads) + " records";
                nanos[round] = (double) (System.nanoTime() - began) / events;
            }
            String what = threads == 0 ? "only read" : threads + (threads == 1 ? " thread" : " threads");
            double[] counted = Arrays.copyOfRange(nanos, rounds / 2, rounds);
            System.out.printf(Locale.ROOT, "    %-10s %-16s %s%n", what, result, Stopwatch.told(counted));
        }
    }

    private static long read(Timeline timeline) {
        long events = 0;
        while (timeline.next() != null) {
            events++;
        }
        return events;
    }

    private static long run(Timeline timeline, int threads) {
        Program program = Programs.compiled(Programs.LIFECYCLE);
        Counts counts = new Embedded(program, timeline, Integer.MAX_VALUE, threads).run(given -> {});
        return counts.records();
    }

    private static double bytes(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).mapToLong(FromDisk::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
