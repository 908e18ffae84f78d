package io.sillage.analyzer.streams;

import io.sillage.analyzer.language.Program;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/** Lays the way of events through the topics: each program cuts, is repartitioned, follows and publishes. */
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
        KStream<byte[], byte[]> events = wiring.builder.stream(
                settings.eventsTopic(),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("events"));
        programs.forEach(program -> wiring.program(program, events));
        return wiring.builder.build();
    }

    private void program(Program program, KStream<byte[], byte[]> events) {
        String name = program.name();
        String store = name + "-slices";
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(store), Serdes.ByteArray(), Serdes.ByteArray())
                        .withCachingEnabled());
        KStream<Integer, Drained> drained = events.process(() -> new Cut(program, shares), Named.as(name + "-cut"))
                .repartition(Repartitioned.with(Serdes.Integer(), Serdes.ByteArray())
                        .withName(name + "-parcels")
                        .withNumberOfPartitions(shares)
                        .withStreamPartitioner((topic, share, parcel, partitions) -> Optional.of(Set.of(share))))
                .process(() -> new Follow(program, settings, store, sources), Named.as(name + "-follow"), store);
        drained.process(() -> new Publish(name, settings.group()), Named.as(name + "-publish"))
                .to(settings.recordsTopic(), addressed(name + "-records"));
        drained.process(() -> new PublishTally(settings.group()), Named.as(name + "-tally"))
                .to(settings.countsTopic(), addressed(name + "-counts"));
    }

    private static Produced<Addressed, byte[]> addressed(String name) {
        return Produced.with(ADDRESSED, Serdes.ByteArray())
                .withName(name)
                .withStreamPartitioner((topic, key, value, partitions) -> Optional.of(Set.of(key.partition())));
    }
}
