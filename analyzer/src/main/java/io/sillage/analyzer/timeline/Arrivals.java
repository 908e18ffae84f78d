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
    /** What is new, a stream's in its order; all of it unless {@link #complete} says otherwise. */
    List<Entry> poll();

    /**
     * Up to when all that there was has been handed on, on the recording's clock; {@link Long#MAX_VALUE} if nothing was left
     * for the next time.
     */
    default long complete() {
        return Long.MAX_VALUE;
    }

    /** Whether all was handed on that the process had told when the last {@link #poll} began. */
    default boolean isReadToEnd(String process) {
        return complete() == Long.MAX_VALUE;
    }

    /** All that {@link #poll} holds back until its time has come, or it is whole, because nobody asks any more. */
    List<Entry> rest();

    /** A clock pair of each process that was met since, and maybe of others. */
    Map<String, ClockPair> clockPairs();

    /** What is written into files. */
    static Arrivals of(Recording recording, Snapshot snapshot, Alignment alignment) {
        Follower follower = new Follower(recording, snapshot, alignment::at);
        return new Arrivals() {
            @Override
            public List<Entry> poll() {
                return follower.poll();
            }

            @Override
            public long complete() {
                return follower.complete();
            }

            @Override
            public boolean isReadToEnd(String process) {
                return follower.isReadToEnd(process);
            }

            @Override
            public List<Entry> rest() {
                return follower.rest();
            }

            @Override
            public Map<String, ClockPair> clockPairs() {
                return Map.of();
            }
        };
    }
}
