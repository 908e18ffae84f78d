package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program in this process, on some processors: a batch of events is decoded by all, each its part, then each follows
 * the slices of its share of the keys. The order of records does not depend on how many there are.
 */
public final class Embedded implements Engine {
    private static final int BATCH = 1 << 11;

    /** One event that somebody has to see: its fields, copied. */
    private record Item(Row row, int letter, @Nullable Key key, long mono) {}

    private final Program program;
    private final Timeline timeline;
    private final int threads;
    private final List<Keyed> shares = new ArrayList<>();
    private final List<Decoder> decoders = new ArrayList<>();
    private final List<List<Given>> given = new ArrayList<>();
    private final int maxOpen;
    private @Nullable Trace trace;
    private boolean rows;
    private long events;
    private long lastMono = Long.MIN_VALUE;

    /**
     * @param maxOpen slices that may be open at once, in all
     * @param threads how many processors to use, at least 1
     */
    public Embedded(Program program, Timeline timeline, int maxOpen, int threads) {
        this.program = program;
        this.timeline = timeline;
        this.maxOpen = maxOpen;
        this.threads = program.keyFields().isEmpty() ? 1 : threads;
    }

    /** Watches the run; only of one that uses one thread. */
    void trace(Trace trace) {
        this.trace = trace;
    }

    /** Gives records with their rows, for a program that reads them. */
    void withRows() {
        rows = true;
    }

    /** The time of the last event, when it has run. */
    long lastMono() {
        return lastMono;
    }

    @Override
    public Counts run(Consumer<Given> out) {
        return threads == 1 ? alone(out) : together(out);
    }

    private Counts alone(Consumer<Given> out) {
        Feed feed = new Feed(program, timeline.clock(), maxOpen, out);
        if (trace != null) {
            feed.trace(trace);
        }
        if (rows) {
            feed.withRows();
        }
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            feed.step(entry, timeline.source(entry));
        }
        feed.end();
        lastMono = feed.lastMono();
        return feed.counts();
    }

    private Counts together(Consumer<Given> out) {
        for (int i = 0; i < threads; i++) {
            List<Given> mine = new ArrayList<>();
            given.add(mine);
            decoders.add(new Decoder(program));
            shares.add(new Keyed(program, Math.max(1, maxOpen / threads), timeline.clock()::wallOf, mine::add));
        }
        if (rows) {
            shares.forEach(Keyed::withRows);
        }
        Ordered ordered = new Ordered(out);
        inBatches(ordered);
        Counts counts = new Counts(events, 0, 0, 0, 0, 0, 0, 0);
        for (int i = 0; i < threads; i++) {
            if (lastMono > Long.MIN_VALUE) {
                shares.get(i).end(lastMono);
            }
            given.get(i).forEach(ordered::add);
            counts = counts.plus(shares.get(i).counts(0));
        }
        ordered.end();
        return counts;
    }

    private void inBatches(Ordered ordered) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "sillage-analyzer");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (List<Entry> batch = batch(); !batch.isEmpty(); batch = batch()) {
                List<List<Item>> parts = decode(pool, batch);
                follow(pool, parts, lastMono);
                given.forEach(mine -> {
                    mine.forEach(ordered::add);
                    mine.clear();
                });
                ordered.passed(lastMono);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Entry> batch() {
        List<Entry> batch = new ArrayList<>(BATCH);
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            batch.add(entry);
            events++;
            if (batch.size() == BATCH) {
                break;
            }
        }
        return batch;
    }

    private List<List<Item>> decode(ExecutorService pool, List<Entry> batch) {
        // sources are numbered as they are met, by one thread
        List<String> sources = new ArrayList<>(batch.size());
        long[] monos = new long[batch.size()];
        for (int i = 0; i < monos.length; i++) {
            sources.add(timeline.source(batch.get(i)));
            lastMono = Math.max(lastMono, batch.get(i).mono());
            monos[i] = lastMono;
        }
        int part = (batch.size() + threads - 1) / threads;
        List<Callable<List<Item>>> tasks = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Decoder decoder = decoders.get(t);
            int from = Math.min(t * part, batch.size());
            int to = Math.min(from + part, batch.size());
            tasks.add(() -> decoded(decoder, batch.subList(from, to), sources.subList(from, to), monos, from));
        }
        return all(pool, tasks);
    }

    private List<Item> decoded(Decoder decoder, List<Entry> entries, List<String> sources, long[] monos, int from) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (decoder.decode(entries.get(i), timeline.clock(), sources.get(i))) {
                int letter = decoder.letter();
                if (letter != program.alphabet().none() || program.strict()) {
                    Key key = decoder.key();
                    items.add(new Item(decoder.row().copy(), letter, key == null ? null : key.kept(), monos[from + i]));
                }
            }
        }
        return items;
    }

    private void follow(ExecutorService pool, List<List<Item>> parts, long until) {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Keyed share = shares.get(t);
            int mine = t;
            tasks.add(() -> {
                for (List<Item> part : parts) {
                    for (Item item : part) {
                        if (item.key() == null || Math.floorMod(item.key().hashCode(), threads) == mine) {
                            share.advance(item.mono());
                            share.step(item.row(), item.letter(), item.key(), item.mono());
                        }
                    }
                }
                share.advance(until);
                return true;
            });
        }
        all(pool, tasks);
    }

    private static <T> List<T> all(ExecutorService pool, List<Callable<T>> tasks) {
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Bug: a share of the keys failed", e.getCause());
        }
    }
}
