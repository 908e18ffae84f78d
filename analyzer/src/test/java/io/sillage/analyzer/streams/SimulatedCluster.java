package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.language.Program;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Random;
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
        if (over != null) {
            List<List<Drained>> drained = new ArrayList<>();
            for (int share = 0; share < shares; share++) {
                drained.add(follow(over, sources, share, true));
            }
            cutRecords(drained);
            tallies.clear();
        }
        for (int share = 0; share < shares; share++) {
            follow(program, over == null ? sources : shares, share, false).forEach(one -> given.addAll(one.given()));
        }
        given.sort(Comparator.comparingLong(Given::mono).thenComparing(Given::key));
        return given;
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
                Program over = program.over();
                cuts.set(from, new Cut(over == null ? program : over, shares));
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
        KeyValueStore<byte[], byte[]> store = store("store", Serdes.ByteArray());
        MockProcessorContext<Integer, Drained> context = context(share);
        context.addStateStore(store);
        context.setCurrentSystemTimeMs(0);
        Follow follow = started(of, context, from, read);
        for (byte[] parcel : parcels.get(share)) {
            if (random.nextInt(10) == 0) {
                deaths++;
                follow = started(of, context, from, read);
            }
            follow.process(new Record<>(share, parcel, 0));
            for (MockProcessorContext.CapturedForward<? extends Integer, ? extends Drained> sent :
                    context.forwarded()) {
                drained.add(sent.record().value());
            }
            context.resetForwards();
        }
        tallies.add(drained.get(drained.size() - 1).tally());
        return drained;
    }

    private Follow started(Program of, MockProcessorContext<Integer, Drained> context, int from, boolean read) {
        Follow follow = new Follow(of, settings, "store", from, read);
        follow.init(context);
        return follow;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
