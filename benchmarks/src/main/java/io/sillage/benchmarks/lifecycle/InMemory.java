package io.sillage.benchmarks.lifecycle;

import io.sillage.analyzer.engine.Counts;
import io.sillage.analyzer.engine.Feed;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Shipped;
import java.util.List;
import java.util.Locale;

/**
 * How many decoded events a second one thread takes, from memory. Arguments: {@code lifecycle CONNECTIONS EVENTS ROUNDS},
 * or {@code programs EVENTS ROUNDS} for what the parts cost and for other programs.
 */
final class InMemory {
    private InMemory() {}

    public static void main(String[] args) {
        if (args[0].equals("lifecycle")) {
            int connections = Integer.parseInt(args[1]);
            int count = Integer.parseInt(args[2]);
            int rounds = Integer.parseInt(args[3]);
            measure("in turns", Programs.LIFECYCLE, Traffic.inTurns(connections).take(count), rounds);
            measure(
                    "next one drawn",
                    Programs.LIFECYCLE,
                    Traffic.drawn(connections).take(count),
                    rounds);
        } else {
            programs(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        }
    }

    private static void programs(int count, int rounds) {
        List<Entry> sockets = Traffic.drawn(1000).take(count);
        measure("kinds nobody asks for", Programs.OTHER_KINDS, sockets, rounds);
        measure("slices, records at the end", Programs.NO_RECORD, sockets, rounds);
        measure("slices and records", Programs.NO_REGISTER, sockets, rounds);
        measure("lifecycle: registers too", Programs.LIFECYCLE, sockets, rounds);
        measure("twenty registers", Programs.MANY_REGISTERS, sockets, rounds);
        measure("turns", Shipped.reading("turns"), sockets, rounds);
        List<Entry> lines = Lines.logged(count);
        measure("log-session", Shipped.reading("log-session"), lines, rounds);
        measure("regular expressions", Programs.REGULAR_EXPRESSIONS, lines, rounds);
        measure("http, record an event", Shipped.reading("http"), Lines.messages(count), rounds);
    }

    /** The first half of the rounds is for the compiler and not counted. */
    private static void measure(String name, String text, List<Entry> events, int rounds) {
        Program program = Programs.compiled(text);
        double[] cpu = new double[(rounds + 1) / 2];
        double[] wall = new double[cpu.length];
        Counts counts = Counts.NONE;
        for (int round = 0; round < rounds; round++) {
            Feed feed = new Feed(program, Traffic.CLOCK, Integer.MAX_VALUE, given -> {});
            Stopwatch watch = new Stopwatch().start();
            feed.step(events, place -> "service");
            watch.stop();
            feed.end();
            counts = feed.counts();
            int counted = round - rounds / 2;
            if (counted >= 0) {
                cpu[counted] = watch.cpuNanosEach(events.size());
                wall[counted] = watch.wallNanosEach(events.size());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-24s %9d events, %7d records%n    processor  %s%n    wall clock %s%n",
                name,
                counts.events(),
                counts.records(),
                Stopwatch.told(cpu),
                Stopwatch.told(wall));
    }
}
