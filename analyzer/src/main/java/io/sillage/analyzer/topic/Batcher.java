package io.sillage.analyzer.topic;

import java.util.function.Consumer;

/**
 * Makes batches of events that come in the order of their time: a stream's events stay in one partition, and every
 * partition hears how far the time has come, also one that gets no event.
 */
final class Batcher {
    private static final int BATCH_CHARS = 64 << 10;
    private static final int EVENTS_A_ROUND = 10_000;
    private static final int CHARS_A_ROUND = 1 << 20;

    private final Consumer<Batch> out;
    private final StringBuilder[] lines;
    private final int[] events;
    private int eventsOfRound;
    private long charsOfRound;
    private long wall = Long.MIN_VALUE;

    Batcher(int partitions, Consumer<Batch> out) {
        this.out = out;
        lines = new StringBuilder[partitions];
        for (int partition = 0; partition < partitions; partition++) {
            lines[partition] = new StringBuilder();
        }
        events = new int[partitions];
    }

    /**
     * The next event.
     *
     * @param stream decides the partition
     * @param atWall when it happened, nanoseconds since 1970
     */
    void add(String stream, CharSequence line, long atWall) {
        wall = Math.max(wall, atWall);
        int partition = Math.floorMod(stream.hashCode(), lines.length);
        if (lines[partition].length() > 0 && lines[partition].length() + line.length() >= BATCH_CHARS) {
            flush(partition);
        }
        lines[partition].append(line).append('\n');
        events[partition]++;
        charsOfRound += line.length();
        if (++eventsOfRound >= EVENTS_A_ROUND || charsOfRound >= CHARS_A_ROUND) {
            for (int each = 0; each < lines.length; each++) {
                flush(each);
            }
            eventsOfRound = 0;
            charsOfRound = 0;
        }
    }

    /** The recording has ended. */
    void end() {
        for (int partition = 0; partition < lines.length; partition++) {
            give(partition, true);
        }
    }

    private void flush(int partition) {
        give(partition, false);
    }

    private void give(int partition, boolean end) {
        out.accept(new Batch(partition, lines[partition].toString(), events[partition], wall, end));
        lines[partition].setLength(0);
        events[partition] = 0;
    }
}
