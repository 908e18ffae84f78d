package io.sillage.analyzer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.engine.Packer;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.topic.TopicPlace;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.io.File;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowTest {
    private static final long MINUTE_MILLIS = 60_000;

    private static final List<Program> PROGRAMS = Compiler.compile("""
            transducer calls
              event left = kind == "method.exit"
              match left { took = duration_ns }
              emit took
            transducer slow
              over calls
              event any = took exists
              match any
            """, Limits.DEFAULT);

    @TempDir
    File folder;

    private MockProcessorContext<Integer, Drained> context;

    @Test
    void aPublisherWhoIsSilentIsNotWaitedForAnyMore() {
        follow(PROGRAMS.get(0), 0);
        assertThat(watermarkAfterAnHour()).isEqualTo(91);
    }

    @Test
    void aStageThatIsSlowIsNotSilent() {
        follow(PROGRAMS.get(1), 0);
        assertThat(watermarkAfterAnHour()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void whatAllSharesAreShownTooLateIsCountedByOne() {
        Program keyed = Compiler.compile("""
                transducer keyed
                  key thread.id
                  event left = kind == "method.exit"
                  match left
                """, Limits.DEFAULT).get(0);
        assertThat(lateOf(keyed, 0)).isEqualTo(1);
        assertThat(lateOf(keyed, 1)).isEqualTo(0);
    }

    private long lateOf(Program program, int share) {
        Follow<Drained> follow = follow(program, share);
        Parcel other = new Parcel(1, "p", 100, 95, 0, 0, 0, 0, 0, List.of());
        follow.process(new Record<>(share, other.bytes(0, new byte[0]), 0));
        Packer late = new Packer();
        new Item(50, "1/0", 1, 1, new Row(program.fields().size())).pack(late);
        follow.process(new Record<>(share, other.bytes(1, late.done()), 0));
        return last().tally().late();
    }

    /** The first of two partitions has told something; the other one has not. */
    private Follow<Drained> follow(Program program, int share) {
        context = new MockProcessorContext<>(new Properties(), new TaskId(0, share), folder);
        KeyValueStore<byte[], byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("store"), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        context.setCurrentSystemTimeMs(0);
        StreamsSettings settings =
                new StreamsSettings(new TopicPlace("none:1", "p"), "group", 1, 100, 1 << 20, 0, MINUTE_MILLIS);
        Follow<Drained> follow = Follow.slices(program, settings, "store", 2, false);
        follow.init(context);
        byte[] parcel = new Parcel(0, "p", 100, 90, 0, 0, 0, 0, 0, List.of()).bytes(0, new byte[0]);
        follow.process(new Record<>(share, parcel, 0));
        return follow;
    }

    private long watermarkAfterAnHour() {
        long now = 60 * MINUTE_MILLIS;
        context.setCurrentSystemTimeMs(now);
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(now);
        return last().watermark();
    }

    private Drained last() {
        return context.forwarded().get(context.forwarded().size() - 1).record().value();
    }
}
