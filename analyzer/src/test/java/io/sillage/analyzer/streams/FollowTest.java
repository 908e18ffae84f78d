package io.sillage.analyzer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.topic.TopicPlace;
import io.sillage.analyzer.transduce.Limits;
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
        follow(PROGRAMS.get(0));
        assertThat(watermarkAfterAnHour()).isEqualTo(91);
    }

    @Test
    void aStageThatIsSlowIsNotSilent() {
        follow(PROGRAMS.get(1));
        assertThat(watermarkAfterAnHour()).isEqualTo(Long.MIN_VALUE);
    }

    /** The first of two partitions has told something; the other one has not. */
    private void follow(Program program) {
        context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder);
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
        follow.process(new Record<>(0, parcel, 0));
    }

    private long watermarkAfterAnHour() {
        long now = 60 * MINUTE_MILLIS;
        context.setCurrentSystemTimeMs(now);
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(now);
        return context.forwarded()
                .get(context.forwarded().size() - 1)
                .record()
                .value()
                .watermark();
    }
}
