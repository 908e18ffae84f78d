package io.sillage.benchmarks.peers;

import io.sillage.analyzer.journal.Entry;
import io.sillage.benchmarks.lifecycle.Traffic;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * Runs one engine over the lifecycles. Arguments: {@code sillage|flink|esper|esper-context}, connections, events, rounds.
 * Prints a line a round, for {@code benchmarks/run} to compare.
 */
final class Peers {
    private Peers() {}

    public static void main(String[] args) throws Exception {
        List<Entry> events = Traffic.drawn(Integer.parseInt(args[1])).take(Integer.parseInt(args[2]));
        Peer peer = switch (args[0]) {
            case "sillage" -> new SillagePeer(events);
            case "flink" -> new FlinkPeer(Step.of(events));
            case "esper" -> new EsperPeer(EsperPeer.MATCH_RECOGNIZE, Step.of(events));
            case "esper-context" -> new EsperPeer(EsperPeer.CONTEXT, Step.of(events));
            default -> throw new IllegalArgumentException("engine: " + args[0]);
        };
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            Peer.Round round = peer.run();
            System.out.printf(
                    Locale.ROOT,
                    "%s round %d records %d wall %.3f cpu %.3f million/s %.3f of-processor %.3f%n",
                    args[0],
                    i,
                    round.records(),
                    round.seconds(),
                    round.cpuSeconds(),
                    events.size() / round.seconds() / 1e6,
                    events.size() / round.cpuSeconds() / 1e6);
        }
    }

    /** Processor time of the process, in nanoseconds. */
    static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
