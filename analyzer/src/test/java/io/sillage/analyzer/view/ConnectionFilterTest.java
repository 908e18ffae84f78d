package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.view.ConnectionRecord.Side;
import io.sillage.event.ClockPair;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionFilterTest {
    private final Connections all = new Connections(
            List.of(
                    record("a", "shop", 40_000, "SF", 30, 100, false),
                    record("b", "shop#2", 40_001, "RSTO", 10, 300, false),
                    record("c", null, 40_002, "S1", 20, 200, true)),
            new ClockPair(0, 0),
            LossReport.NONE,
            List.of());

    @Test
    void selectsByEitherEnd() {
        assertThat(ids(new ConnectionFilter("shop*", null, -1, List.of(), false, null)))
                .containsExactly("a", "b");
        assertThat(ids(new ConnectionFilter(null, "::ffff:127.0.0.1", -1, List.of(), false, null)))
                .containsExactly("a", "b", "c");
        assertThat(ids(new ConnectionFilter(null, null, 40_001, List.of(), false, null)))
                .containsExactly("b");
        assertThat(ids(new ConnectionFilter(null, null, 8080, List.of("sf", "s1"), false, null)))
                .containsExactly("a", "c");
        assertThat(ids(new ConnectionFilter(null, null, -1, List.of(), true, null)))
                .containsExactly("c");
        assertThat(ids(new ConnectionFilter(null, null, -1, List.of(), false, "b")))
                .containsExactly("b");
        assertThat(ids(ConnectionFilter.ALL)).containsExactly("a", "b", "c");
    }

    @Test
    void sortsTheLargestFirst() {
        assertThat(sorted(ConnectionOrder.DURATION)).containsExactly("a", "c", "b");
        assertThat(sorted(ConnectionOrder.BYTES)).containsExactly("b", "c", "a");
        assertThat(sorted(ConnectionOrder.START)).containsExactly("a", "b", "c");
    }

    private List<String> ids(ConnectionFilter filter) {
        return names(all.only(filter, ConnectionOrder.START));
    }

    private List<String> sorted(ConnectionOrder order) {
        return names(all.only(ConnectionFilter.ALL, order));
    }

    private static List<String> names(Connections connections) {
        return connections.records().stream().map(ConnectionRecord::id).toList();
    }

    private static ConnectionRecord record(
            String id, @Nullable String source, int port, String state, long duration, long bytes, boolean open) {
        Side orig = new Side("127.0.0.1", port, null, source);
        Side resp = new Side("127.0.0.1", 8080, null, null);
        long start = Arrays.asList("a", "b", "c").indexOf(id);
        return new ConnectionRecord(
                id, null, "tcp", orig, resp, start, duration, open, bytes, 0, 1, 1, state, "", null, 0, null, null,
                false, 0, 1, null);
    }
}
