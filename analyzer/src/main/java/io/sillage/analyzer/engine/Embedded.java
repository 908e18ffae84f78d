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
 * Runs a program in this process, on some processors. With two, one reads and the other follows. With more, one reads, and a
 * batch of events is decoded by the others, each its part, then each follows the slices of its share of the keys. Records
 * and their order do not depend on how many there are, unless so many slices are open that some are given up: each
 * follower has its share of the limit.
 */
public final class Embedded implements Engine {
    /** One event that somebody has to see: its fields, copied. */
    private record Item(Row row, int letter, @Nullable Key key, long mono) {}

    private final Program program;
    private final Timeline timeline;
    private final int threads;
    private final int followers;
    private final List<Keyed> shares = new ArrayList<>();
    private final List<Decoder> decoders = new ArrayList<>();
    private final List<List<Given>> given = new ArrayList<>();
    private final int maxOpen;
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
        this.threads = threads;
        boolean divisible = !program.keyFields().isEmpty() && !program.asksCallStack();
        followers = divisible ? Math.max(1, threads - 1) : 1;
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
        if (threads == 1) {
            return alone(out);
        }
        try (Ahead ahead = Ahead.of(timeline)) {
            return followers == 1 ? behind(ahead, out) : together(ahead, out);
        }
    }

    private Counts alone(Consumer<Given> out) {
        Feed feed = feed(out);
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            feed.step(entry, timeline.source(entry));
        }
        return ended(feed);
    }

    private Counts behind(Ahead ahead, Consumer<Given> out) {
        Feed feed = feed(out);
        for (Ahead.Batch batch = ahead.next(); batch != null; batch = ahead.next()) {
            feed.step(batch.entries(), batch.sources()::get);
        }
        return ended(feed);
    }

    private Feed feed(Consumer<Given> out) {
        Feed feed = new Feed(program, timeline.clock(), maxOpen, out);
        if (rows) {
            feed.withRows();
        }
        return feed;
    }

    private Counts ended(Feed feed) {
        feed.end();
        lastMono = feed.lastMono();
        return feed.counts();
    }

    private Counts together(Ahead ahead, Consumer<Given> out) {
        for (int i = 0; i < followers; i++) {
            List<Given> mine = new ArrayList<>();
            given.add(mine);
            decoders.add(new Decoder(program));
            shares.add(new Keyed(program, Math.max(1, maxOpen / followers), timeline.clock()::wallOf, mine::add));
        }
        shares.stream().skip(1).forEach(Keyed::keylessCountedElsewhere);
        if (rows) {
            shares.forEach(Keyed::withRows);
        }
        Ordered ordered = new Ordered(out);
        inBatches(ahead, ordered);
        Counts counts = Counts.ofEvents(events);
        for (int i = 0; i < followers; i++) {
            if (lastMono > Long.MIN_VALUE) {
                shares.get(i).end(lastMono);
            }
            given.get(i).forEach(ordered::add);
            counts = counts.plus(shares.get(i).counts(0));
        }
        ordered.end();
        return counts;
    }

    private void inBatches(Ahead ahead, Ordered ordered) {
        ExecutorService pool = Executors.newFixedThreadPool(followers, task -> {
            Thread thread = new Thread(task, "sillage-analyzer");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (Ahead.Batch batch = ahead.next(); batch != null; batch = ahead.next()) {
                events += batch.entries().size();
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

    private List<List<Item>> decode(ExecutorService pool, Ahead.Batch batch) {
        List<Entry> entries = batch.entries();
        List<String> sources = batch.sources();
        long[] monos = new long[entries.size()];
        for (int i = 0; i < monos.length; i++) {
            lastMono = Math.max(lastMono, entries.get(i).mono());
            monos[i] = lastMono;
        }
        int part = (monos.length + followers - 1) / followers;
        List<Callable<List<Item>>> tasks = new ArrayList<>();
        for (int t = 0; t < followers; t++) {
            Decoder decoder = decoders.get(t);
            int from = Math.min(t * part, monos.length);
            int to = Math.min(from + part, monos.length);
            tasks.add(() -> decoded(decoder, entries.subList(from, to), sources.subList(from, to), monos, from));
        }
        return all(pool, tasks);
    }

    private List<Item> decoded(Decoder decoder, List<Entry> entries, List<String> sources, long[] monos, int from) {
        List<Item> items = new ArrayList<>();
        Decoded decoded = decoder.room();
        for (int i = 0; i < entries.size(); i++) {
            decoder.decode(entries.get(i), timeline.clock(), sources.get(i), decoded);
            if (decoded.isMentioned() && (decoded.letter() != program.alphabet().none() || program.strict())) {
                Key key = decoded.findKey();
                Key kept = key == null ? null : key.kept();
                items.add(new Item(decoded.row().copy(), decoded.letter(), kept, monos[from + i]));
            }
        }
        return items;
    }

    private void follow(ExecutorService pool, List<List<Item>> parts, long until) {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int t = 0; t < followers; t++) {
            Keyed share = shares.get(t);
            int mine = t;
            tasks.add(() -> {
                for (List<Item> part : parts) {
                    for (Item item : part) {
                        if (item.key() == null || Math.floorMod(item.key().hashCode(), followers) == mine) {
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
