package io.sillage.analyzer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Entry;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseTest {
    private static final String LINE = "{\"time\":\"1970-01-01T00:00:01Z\",\"kind\":\"log\"}\n";

    @TempDir
    File folder;

    @Test
    void whoTakesOverNumbersLinesWithoutANumberAsTheOneBeforeWouldHave() {
        MockProcessorContext<byte[], Parsed> context =
                new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder);
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Parse.STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        Parse parse = started(context);
        List<Long> first = numbers(parse, context, 3);
        List<Long> second = numbers(parse, context, 4);
        assertThat(numbers(started(context), context, 4)).isEqualTo(second);
        assertThat(second.get(0)).isGreaterThan(first.get(1));
    }

    private static Parse started(MockProcessorContext<byte[], Parsed> context) {
        Parse parse = new Parse();
        parse.init(context);
        return parse;
    }

    /** Of two lines in the message at that place. */
    private static List<Long> numbers(Parse parse, MockProcessorContext<byte[], Parsed> context, long offset) {
        context.setRecordMetadata("p.events", 0, offset);
        context.resetForwards();
        parse.process(new Record<>(null, (LINE + LINE).getBytes(StandardCharsets.UTF_8), 0, new RecordHeaders()));
        return context.forwarded().get(0).record().value().entries().stream()
                .map(Entry::seq)
                .toList();
    }
}
