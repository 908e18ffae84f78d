package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a timeline in a thread of its own, a few batches ahead of whoever follows, so that reading and following go on at
 * the same time. For one follower, who closes it.
 */
final class Ahead implements AutoCloseable {
    private static final int EVENTS = 1 << 11;
    private static final int BATCHES = 4;

    /**
     * Some events in their order.
     *
     * @param sources the name to show for each one's source
     */
    record Batch(List<Entry> entries, List<String> sources) {}

    /** What stands at the end of the queue. */
    private static final Batch END = new Batch(List.of(), List.of());

    private final Timeline timeline;
    private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(BATCHES);
    private final Thread reader = new Thread(this::read, "sillage-reader");
    /** Why it could not be read to its end; seen by the follower after {@link #END}. */
    private @Nullable Throwable failure;

    /** Begins to read; from now on nobody else may. */
    static Ahead of(Timeline timeline) {
        Ahead ahead = new Ahead(timeline);
        ahead.reader.setDaemon(true);
        ahead.reader.start();
        return ahead;
    }

    private Ahead(Timeline timeline) {
        this.timeline = timeline;
    }

    private void read() {
        try {
            try {
                for (Batch batch = batch(); !batch.entries.isEmpty(); batch = batch()) {
                    ready.put(batch);
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            ready.put(END);
        } catch (InterruptedException nobodyWaits) {
            Thread.currentThread().interrupt();
        }
    }

    private Batch batch() {
        List<Entry> entries = new ArrayList<>(EVENTS);
        List<String> sources = new ArrayList<>(EVENTS);
        while (entries.size() < EVENTS) {
            Entry entry = timeline.next();
            if (entry == null) {
                break;
            }
            entries.add(entry);
            sources.add(timeline.source(entry));
        }
        return new Batch(entries, sources);
    }

    /**
     * The next batch, null at the end.
     *
     * @throws RuntimeException what reading threw
     */
    @Nullable
    Batch next() {
        try {
            Batch batch = ready.take();
            if (batch != END) {
                return batch;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        }
        return null;
    }

    /** Ends reading, wherever it is. */
    @Override
    public void close() {
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
