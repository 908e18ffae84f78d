package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.engine.Packer;
import io.sillage.analyzer.engine.Unpacker;
import io.sillage.analyzer.engine.Written;
import java.util.function.BiConsumer;

/**
 * What is done with the events of one share once they are in order. All that it remembers can be written down as bytes.
 *
 * @param <V> what it hands on
 */
interface Follower<V> {
    /** Whether it is this share that counts the event, also where all shares are shown it. */
    boolean counts(Item item);

    /** The next event; if it comes late, at the time that has been reached. */
    void step(Item item);

    /** No event at that time or before will come any more, but late ones. */
    void advance(long wall);

    /** The log has ended, and its last event was at that time; what comes later begins anew. */
    void end(long wall);

    /**
     * Hands on what there is since it was last asked.
     *
     * @param reached no later event will be earlier; {@link Long#MAX_VALUE}: the log has ended
     * @param lastWall the time of the log's latest event, {@link Long#MIN_VALUE} if there was none
     * @param seen what became of events on their way here
     * @param out takes a partition and what goes there
     */
    void handOn(long reached, long lastWall, Tally seen, BiConsumer<Integer, V> out);

    /** Tells each part of what it remembers that changed since it was last asked; null for one that is gone. */
    void writeChanges(Written out);

    /** In which order parts that were written are to be read: by this, the smallest first. */
    long age(byte[] part);

    void read(byte[] key, byte[] part);

    /** All that is in no part. */
    void writeRest(Packer out);

    void readRest(Unpacker in);
}
