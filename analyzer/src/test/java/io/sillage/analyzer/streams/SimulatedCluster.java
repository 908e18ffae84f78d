package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Cuts;
import io.sillage.analyzer.engine.Cutter;
import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.engine.ThreadCutter;
import io.sillage.analyzer.language.Program;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The processors of one program in one thread: partitions as lists, in an order and with deaths that chance decides. */
final class SimulatedCluster {
    /** One batch on a topic. */
    record Batch(String lines, long watermark, boolean end) {}

    private final Program program;
    private final StreamsSettings settings;
    private final int sources;
    private final int shares;
    private final Random random;
    private final File folder;
    private final List<List<byte[]>> parcels = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private int deaths;

    SimulatedCluster(Program program, StreamsSettings settings, int sources, int shares, Random random, File folder) {
        this.program = program;
        this.settings = settings;
        this.sources = sources;
        this.shares = shares;
        this.random = random;
        this.folder = folder;
        for (int share = 0; share < shares; share++) {
            parcels.add(new ArrayList<>());
        }
    }

    /** The records of all shares, by time and key. */
    List<Given> run(List<List<Batch>> topic) {
        cut(topic);
        List<Given> given = new ArrayList<>();
        Program over = program.over();
        Program first = over == null ? program : over;
        if (first.asksCallStack()) {
            nest(first);
        }
        if (over != null) {
            List<List<Drained>> drained = new ArrayList<>();
            for (int share = 0; share < shares; share++) {
                drained.add(follow(over, from(over), share, true));
            }
            cutRecords(drained);
            tallies.clear();
        }
        for (int share = 0; share < shares; share++) {
            follow(program, from(program), share, false).forEach(one -> given.addAll(one.given()));
        }
        given.sort(Comparator.comparingLong(Given::mono).thenComparing(Given::key));
        return given;
    }

    /** How many partitions its parcels come from. */
    private int from(Program of) {
        return of.over() != null || of.asksCallStack() ? shares : sources;
    }

    List<Tally> tallies() {
        return tallies;
    }

    int deaths() {
        return deaths;
    }

    private void cut(List<List<Batch>> topic) {
        int[] next = new int[sources];
        List<Parse> parses = new ArrayList<>();
        List<Cut> cuts = new ArrayList<>();
        List<MockProcessorContext<byte[], Parsed>> batches = new ArrayList<>();
        List<KeyValueStore<String, byte[]>> repeats = new ArrayList<>();
        List<MockProcessorContext<Integer, byte[]>> contexts = new ArrayList<>();
        for (int from = 0; from < sources; from++) {
            parses.add(null);
            cuts.add(null);
            batches.add(null);
            repeats.add(store(Parse.STORE, Serdes.String()));
            contexts.add(null);
        }
        long left = topic.stream().mapToLong(List::size).sum();
        while (left > 0) {
            int from = random.nextInt(sources);
            if (next[from] == topic.get(from).size()) {
                continue;
            }
            if (cuts.get(from) == null || random.nextInt(20) == 0) {
                cuts.set(from, new Cut(cuts(), new Parcels(shares, 1 << (6 + random.nextInt(12)))));
                parses.set(from, new Parse());
                batches.set(from, context(from));
                batches.get(from).addStateStore(repeats.get(from));
                parses.get(from).init(batches.get(from));
                contexts.set(from, context(from));
                cuts.get(from).init(contexts.get(from));
            }
            Batch batch = topic.get(from).get(next[from]++);
            left--;
            RecordHeaders headers = new RecordHeaders();
            headers.add("publisher", utf8("p"));
            headers.add("watermark", utf8(Long.toString(batch.watermark)));
            if (batch.end) {
                headers.add("end", utf8("1"));
            }
            parses.get(from).process(new Record<>(null, utf8(batch.lines), 0, headers));
            for (MockProcessorContext.CapturedForward<? extends byte[], ? extends Parsed> parsed :
                    batches.get(from).forwarded()) {
                cuts.get(from).process(new Record<>(null, parsed.record().value(), 0));
            }
            batches.get(from).resetForwards();
            contexts.get(from)
                    .forwarded()
                    .forEach(sent ->
                            parcels.get(sent.record().key()).add(sent.record().value()));
            contexts.get(from).resetForwards();
        }
    }

    private Cuts cuts() {
        Program first = program.over() == null ? program : program.over();
        return first.asksCallStack() ? new ThreadCutter(first, shares) : new Cutter(first, shares);
    }

    /** Each share of the threads at its own pace. */
    private void nest(Program first) {
        List<List<byte[]>> ofThreads = new ArrayList<>();
        parcels.forEach(mine -> ofThreads.add(List.copyOf(mine)));
        parcels.forEach(List::clear);
        List<Stage<byte[]>> stages = new ArrayList<>();
        for (int share = 0; share < shares; share++) {
            stages.add(new Stage<>(share, () -> Follow.calls(first, settings, "store", sources, shares)));
        }
        int[] next = new int[shares];
        long left = ofThreads.stream().mapToLong(List::size).sum();
        while (left > 0) {
            int share = random.nextInt(shares);
            if (next[share] < ofThreads.get(share).size()) {
                left--;
                stages.get(share)
                        .process(
                                ofThreads.get(share).get(next[share]++),
                                (to, parcel) -> parcels.get(to).add(parcel));
            }
        }
    }

    private void cutRecords(List<List<Drained>> drained) {
        parcels.forEach(List::clear);
        int[] next = new int[shares];
        List<CutRecords> cuts = new ArrayList<>();
        List<MockProcessorContext<Integer, byte[]>> contexts = new ArrayList<>();
        for (int from = 0; from < shares; from++) {
            cuts.add(new CutRecords(program, shares));
            contexts.add(context(from));
            cuts.get(from).init(contexts.get(from));
        }
        long left = drained.stream().mapToLong(List::size).sum();
        while (left > 0) {
            int from = random.nextInt(shares);
            if (next[from] < drained.get(from).size()) {
                left--;
                cuts.get(from).process(new Record<>(from, drained.get(from).get(next[from]++), 0));
                contexts.get(from)
                        .forwarded()
                        .forEach(sent -> parcels.get(sent.record().key())
                                .add(sent.record().value()));
                contexts.get(from).resetForwards();
            }
        }
    }

    private <K> KeyValueStore<K, byte[]> store(String name, Serde<K> keys) {
        KeyValueStore<K, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), keys, Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context(0).getStateStoreContext(), store);
        return store;
    }

    private <K, V> MockProcessorContext<K, V> context(int partition) {
        return new MockProcessorContext<>(new Properties(), new TaskId(0, partition), folder);
    }

    private List<Drained> follow(Program of, int from, int share, boolean read) {
        List<Drained> drained = new ArrayList<>();
        Stage<Drained> stage = new Stage<>(share, () -> Follow.slices(of, settings, "store", from, read));
        for (byte[] parcel : parcels.get(share)) {
            stage.process(parcel, (number, one) -> drained.add(one));
        }
        tallies.add(drained.get(drained.size() - 1).tally());
        return drained;
    }

    /** One task with its store, which dies now and then. */
    private final class Stage<V> {
        private final int share;
        private final Supplier<Follow<V>> made;
        private final MockProcessorContext<Integer, V> context;
        private Follow<V> follow;

        Stage(int share, Supplier<Follow<V>> made) {
            this.share = share;
            this.made = made;
            context = context(share);
            KeyValueStore<byte[], byte[]> store = store("store", Serdes.ByteArray());
            context.addStateStore(store);
            context.setCurrentSystemTimeMs(0);
            start();
        }

        private void start() {
            follow = made.get();
            follow.init(context);
        }

        void process(byte[] parcel, BiConsumer<Integer, V> out) {
            if (random.nextInt(10) == 0) {
                deaths++;
                start();
            }
            follow.process(new Record<>(share, parcel, 0));
            for (MockProcessorContext.CapturedForward<? extends Integer, ? extends V> sent : context.forwarded()) {
                out.accept(sent.record().key(), sent.record().value());
            }
            context.resetForwards();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
