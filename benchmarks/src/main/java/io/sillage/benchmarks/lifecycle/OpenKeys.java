package io.sillage.benchmarks.lifecycle;

import io.sillage.analyzer.engine.Feed;
import io.sillage.analyzer.journal.Entry;
import java.util.List;
import java.util.Locale;

/**
 * What an open key costs: the heap with so many connections open, less the heap before. The texts of the keys are the
 * events' own and stay with them; what they take is told apart. Arguments: numbers of connections.
 */
final class OpenKeys {
    private OpenKeys() {}

    public static void main(String[] args) {
        // what is loaded with the code stays for good, and is no key's
        measure(Integer.parseInt(args[0]));
        for (String count : args) {
            System.out.print(measure(Integer.parseInt(count)));
        }
    }

    private static String measure(int connections) {
        long nothing = used();
        List<Entry> openings = Traffic.inTurns(connections).openings();
        Feed feed = new Feed(Programs.compiled(Programs.LIFECYCLE), Traffic.CLOCK, Integer.MAX_VALUE, given -> {});
        long before = used();
        openings.forEach(event -> feed.step(event, "service"));
        long engine = used() - before;
        openings.clear();
        long all = used() - nothing;
        feed.end();
        return String.format(
                Locale.ROOT,
                "%,11d open keys: %5.1f bytes each (slot, registers, key), %5.1f with the key's text%n",
                connections,
                (double) engine / connections,
                (double) all / connections);
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
