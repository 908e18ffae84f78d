package io.sillage.analyzer.timeline;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Follower;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.journal.Snapshot;
import io.sillage.event.ClockPair;
import java.util.List;
import java.util.Map;

/** What is told after a recording was looked at. Asked about ten times a second by one thread. */
public interface Arrivals {
    /** Everything that is new, a stream's in its order. */
    List<Entry> poll();

    /** All that {@link #poll} holds back until its time has come, because nobody asks any more. */
    List<Entry> rest();

    /** A clock pair of each process that was met since, and maybe of others. */
    Map<String, ClockPair> clockPairs();

    /** What is written into files. */
    static Arrivals of(Recording recording, Snapshot snapshot) {
        Follower follower = new Follower(recording, snapshot);
        return new Arrivals() {
            @Override
            public List<Entry> poll() {
                return follower.poll();
            }

            @Override
            public List<Entry> rest() {
                return List.of();
            }

            @Override
            public Map<String, ClockPair> clockPairs() {
                return follower.clockPairs();
            }
        };
    }
}
