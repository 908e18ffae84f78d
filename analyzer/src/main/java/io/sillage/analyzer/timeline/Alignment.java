package io.sillage.analyzer.timeline;

import io.sillage.analyzer.journal.Cursor;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Lane;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.journal.Run;
import io.sillage.analyzer.journal.Segment;
import io.sillage.analyzer.journal.Snapshot;
import io.sillage.event.ClockPair;
import io.sillage.event.ClockRead;
import io.sillage.event.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays the times of all processes on one clock, the recording's: that of its first clock pair. Entries of other domains
 * are shifted; the journal, and each entry's frame, keep the raw times. Lines of JSON come aligned, by their {@code time}.
 */
public final class Alignment {
    private final ClockPair clock;
    private final ClockDomains domains;
    private final Map<Integer, ClockLine> lines;

    private Alignment(ClockPair clock, ClockDomains domains, Map<Integer, ClockLine> lines) {
        this.clock = clock;
        this.domains = domains;
        this.lines = lines;
    }

    /** By the wall clocks, as far as they agree. */
    static Alignment of(ClockPair clock, Snapshot snapshot) {
        Map<String, List<ClockPair>> pairs = snapshot.clockPairs();
        ClockDomains domains = new ClockDomains(clock);
        pairs.forEach(domains::add);
        if (!domains.one()) {
            // Seldom: then the pairs that were read in between, too, tell a clock of its own from a wall clock that
            // stepped.
            addReadings(snapshot, pairs);
            domains = new ClockDomains(clock);
            pairs.forEach(domains::add);
        }
        return new Alignment(clock, domains, new HashMap<>());
    }

    private static void addReadings(Snapshot snapshot, Map<String, List<ClockPair>> pairs) {
        for (Lane lane : snapshot.lanes()) {
            for (Segment segment : lane.segments()) {
                if (segment.mayHave(Kind.CLOCK)) {
                    List<ClockPair> known = pairs.computeIfAbsent(lane.owner().process(), key -> new ArrayList<>());
                    addReadings(segment.open(), known);
                }
            }
        }
    }

    private static void addReadings(Cursor entries, List<ClockPair> known) {
        for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
            if (entry.frame() != null && entry.frame().event() instanceof ClockRead read) {
                known.add(read.pair());
            }
        }
    }

    /** By the wall clocks, of what is there now. */
    public static Alignment of(Recording recording) {
        return of(recording.clock(), recording.snapshot());
    }

    /** The same domains, some laid on the recording's clock by better lines. */
    public Alignment with(Map<Integer, ClockLine> better) {
        Map<Integer, ClockLine> all = new HashMap<>(lines);
        all.putAll(better);
        return new Alignment(clock, domains, all);
    }

    /** Which processes share a clock. */
    public ClockDomains domains() {
        return domains;
    }

    /** How a domain's monotonic times become those of the recording. */
    public ClockLine line(int domain) {
        return domain == 0
                ? ClockLine.SAME
                : lines.computeIfAbsent(domain, key -> new ClockLine(0, domains.shiftNanos(key), 0));
    }

    /** Learns of a process that came later. */
    void know(String process, ClockPair pair) {
        if (!domains.knows(process)) {
            domains.add(process, List.of(pair));
        }
    }

    /** A time of a process, which it learns of if it has to, on the recording's clock. */
    long at(String process, ClockPair pair, long mono) {
        know(process, pair);
        int domain = domains.of(process);
        return domain == 0 ? mono : line(domain).at(mono);
    }

    /** The entry at its time on the recording's clock. */
    Entry entry(Entry entry) {
        int domain = domains.of(entry.origin().process());
        return domain == 0 || entry.line() != null
                ? entry
                : entry.at(line(domain).at(entry.mono()));
    }

    /** The runs of a snapshot, on the recording's clock. */
    List<Run> runs(Snapshot snapshot) {
        List<Run> runs = new ArrayList<>(snapshot.files());
        runs.addAll(snapshot.captures());
        for (Lane lane : snapshot.lanes()) {
            int domain = domains.of(lane.owner().process());
            for (Segment segment : lane.segments()) {
                runs.add(domain == 0 ? segment : new AlignedRun(segment, line(domain)));
            }
        }
        return runs;
    }

    /** When each process wrote last, on the recording's clock. */
    Map<String, Long> lastMonos(Snapshot snapshot) {
        Map<String, Long> last = new HashMap<>();
        for (Lane lane : snapshot.lanes()) {
            String process = lane.owner().process();
            ClockLine line = line(domains.of(process));
            lane.segments().forEach(segment -> last.merge(process, line.at(segment.lastMono()), Math::max));
        }
        return last;
    }

    /** What a snapshot knows to be missing, on the recording's clock. */
    List<Entry> losses(Snapshot snapshot) {
        List<Entry> losses = new ArrayList<>(snapshot.strays());
        snapshot.lanes().forEach(lane -> lane.losses().forEach(loss -> losses.add(entry(loss))));
        return losses;
    }
}
