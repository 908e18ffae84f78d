package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Cuts;
import io.sillage.analyzer.engine.Cutter;
import io.sillage.analyzer.engine.ThreadCutter;
import io.sillage.analyzer.language.Program;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/**
 * Lays the way of events through the topics: each program cuts, is repartitioned, follows and publishes; one that asks which
 * methods run nests the calls of threads before.
 */
final class Wiring {
    private static final Serde<Addressed> ADDRESSED = Serdes.serdeFrom(
            (topic, key) -> key.key().getBytes(StandardCharsets.UTF_8),
            (topic, bytes) -> new Addressed(0, new String(bytes, StandardCharsets.UTF_8)));

    private final StreamsSettings settings;
    private final int sources;
    private final int shares;
    private final StreamsBuilder builder = new StreamsBuilder();

    private Wiring(StreamsSettings settings, int sources, int shares) {
        this.settings = settings;
        this.sources = sources;
        this.shares = shares;
    }

    /**
     * The topology of some programs over one log.
     *
     * @param sources how many partitions the events have
     * @param shares how many partitions the records have
     */
    static Topology of(List<Program> programs, StreamsSettings settings, int sources, int shares) {
        Wiring wiring = new Wiring(settings, sources, shares);
        wiring.store(Parse.STORE, Serdes.String());
        KStream<byte[], Parsed> events = wiring.builder.stream(
                        settings.place().eventsTopic(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("events"))
                .process(Parse::new, Named.as("parse"), Parse.STORE);
        Map<String, KStream<Integer, Drained>> drained = new HashMap<>();
        for (Program program : programs) {
            Program over = program.over();
            KStream<Integer, byte[]> parcels = over == null
                    ? wiring.ofEvents(program, events)
                    : wiring.cutRecords(program, Objects.requireNonNull(drained.get(over.name())));
            boolean read = programs.stream().anyMatch(other -> other.over() == program);
            boolean byStage = over != null || program.asksCallStack();
            drained.put(program.name(), wiring.follow(program, parcels, byStage ? shares : sources, read));
        }
        return wiring.builder.build();
    }

    private KStream<Integer, byte[]> ofEvents(Program program, KStream<byte[], Parsed> events) {
        String name = program.name();
        if (program.asksCallStack()) {
            return nest(program, cut(name + "-by-thread", () -> new ThreadCutter(program, shares), events));
        }
        return cut(name + "-cut", () -> new Cutter(program, shares), events);
    }

    private KStream<Integer, byte[]> cut(String name, Supplier<Cuts> cuts, KStream<byte[], Parsed> events) {
        return events.process(() -> new Cut(cuts.get(), new Parcels(shares)), Named.as(name));
    }

    /** Repartitions by thread, and gives each event the stack of its own. */
    private KStream<Integer, byte[]> nest(Program program, KStream<Integer, byte[]> parcels) {
        String name = program.name();
        String store = name + "-calls";
        store(store, Serdes.ByteArray());
        return repartitioned(parcels, name + "-threads")
                .process(
                        () -> Follow.calls(program, settings, store, sources, shares), Named.as(name + "-nest"), store);
    }

    /** The topics that a topology reads, those between its stages as they are called on the brokers. */
    static List<String> read(Topology topology, StreamsSettings settings) {
        String events = settings.place().eventsTopic();
        return topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .filter(TopologyDescription.Source.class::isInstance)
                .flatMap(node -> ((TopologyDescription.Source) node).topicSet().stream())
                .map(topic -> topic.equals(events) ? topic : settings.group() + "-" + topic)
                .sorted()
                .toList();
    }

    private KStream<Integer, byte[]> cutRecords(Program program, KStream<Integer, Drained> records) {
        return records.process(() -> new CutRecords(program, shares), Named.as(program.name() + "-cut"));
    }

    /**
     * Repartitions, follows and publishes.
     *
     * @param from how many partitions parcels come from
     * @param read whether another program reads the records
     */
    private KStream<Integer, Drained> follow(
            Program program, KStream<Integer, byte[]> parcels, int from, boolean read) {
        String name = program.name();
        String store = name + "-slices";
        store(store, Serdes.ByteArray());
        KStream<Integer, Drained> drained = repartitioned(parcels, name + "-parcels")
                .process(() -> Follow.slices(program, settings, store, from, read), Named.as(name + "-follow"), store);
        drained.process(() -> new Publish(name, settings.group()), Named.as(name + "-publish"))
                .to(settings.place().recordsTopic(), addressed(name + "-records"));
        drained.process(() -> new PublishTally(settings.group()), Named.as(name + "-tally"))
                .to(settings.place().countsTopic(), addressed(name + "-counts"));
        return drained;
    }

    private KStream<Integer, byte[]> repartitioned(KStream<Integer, byte[]> parcels, String name) {
        return parcels.repartition(Repartitioned.with(Serdes.Integer(), Serdes.ByteArray())
                .withName(name)
                .withNumberOfPartitions(shares)
                .withStreamPartitioner((topic, share, parcel, partitions) -> Optional.of(Set.of(share))));
    }

    private void store(String name, Serde<?> keys) {
        builder.addStateStore(Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, Serdes.ByteArray())
                .withCachingEnabled());
    }

    private static Produced<Addressed, byte[]> addressed(String name) {
        return Produced.with(ADDRESSED, Serdes.ByteArray())
                .withName(name)
                .withStreamPartitioner((topic, key, value, partitions) -> Optional.of(Set.of(key.partition())));
    }
}
