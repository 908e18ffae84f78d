package io.sillage.benchmarks.peers;

import io.sillage.analyzer.engine.Feed;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.benchmarks.lifecycle.Programs;
import io.sillage.benchmarks.lifecycle.Traffic;
import java.util.List;

/** Sillage, one thread, from decoded events to records as JSON. */
final class SillagePeer implements Peer {
    private final Program program =
            Compiler.compile(Programs.LIFECYCLE, Limits.DEFAULT).get(0);
    private final List<Entry> events;

    SillagePeer(List<Entry> events) {
        this.events = events;
    }

    @Override
    public Round run() {
        long cpu = Peers.cpuNanos();
        long began = System.nanoTime();
        Feed feed = new Feed(program, Traffic.CLOCK, Integer.MAX_VALUE, given -> {});
        for (Entry event : events) {
            feed.step(event, "service");
        }
        feed.end();
        long wall = System.nanoTime() - began;
        return new Round(feed.counts().records(), wall / 1e9, (Peers.cpuNanos() - cpu) / 1e9);
    }
}
