package io.sillage.analyzer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecedStoreTest {
    private static final int PIECE_BYTES = 10;

    @TempDir
    private File folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsLargeIsWholeAgainAndNothingOfItStays(long seed) {
        Random random = new Random(seed);
        KeyValueStore<byte[], byte[]> bytes = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("s"), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        bytes.init(
                new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder).getStateStoreContext(), bytes);
        PiecedStore store = new PiecedStore(bytes, PIECE_BYTES);
        Map<String, String> expected = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            // some keys begin as others do
            String key = "\u0001" + "k".repeat(random.nextInt(4));
            if (random.nextInt(3) == 0) {
                store.delete(utf8(key));
                expected.remove(key);
            } else {
                String value = "v".repeat(random.nextInt(45)) + i;
                store.put(utf8(key), utf8(value));
                expected.put(key, value);
            }
            if (random.nextInt(10) == 0) {
                store = new PiecedStore(bytes, PIECE_BYTES);
            }
            Map<String, String> there = new HashMap<>();
            store.each((byte) 1, (name, value) -> there.put(text(name), text(value)));
            assertThat(there).as("seed %d", seed).isEqualTo(expected);
            byte[] one = store.get(utf8(key));
            assertThat(one == null ? null : text(one)).as("seed %d", seed).isEqualTo(expected.get(key));
        }
        expected.keySet().forEach(key -> new PiecedStore(bytes, PIECE_BYTES).delete(utf8(key)));
        try (KeyValueIterator<byte[], byte[]> left = bytes.all()) {
            assertThat(left.hasNext()).as("seed %d", seed).isFalse();
        }
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
