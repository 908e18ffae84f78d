package io.sillage.analyzer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.engine.Cuts;
import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.topic.Topics;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParcelsTest {
    private static final Parcel PROMISE = new Parcel(0, "me", 900, 800, 7, 6, 5, 4, 3, List.of());

    private final List<List<byte[]>> given = List.of(new ArrayList<>(), new ArrayList<>());

    @Test
    void eachShareHearsThePromiseAndOneCounts() {
        Parcels parcels = new Parcels(2);
        parcels.add(item(1, "a"), 1);
        parcels.add(item(2, "b"), Cuts.EVERYWHERE);
        handOn(parcels);
        assertThat(walls(0)).containsExactly(List.of(2L));
        assertThat(walls(1)).containsExactly(List.of(1L, 2L));
        assertThat(parcel(0, 0))
                .extracting(Parcel::watermark, Parcel::events, Parcel::cut)
                .containsExactly(900L, 7L, 3L);
        assertThat(parcel(1, 0))
                .extracting(Parcel::watermark, Parcel::events, Parcel::cut)
                .containsExactly(900L, 0L, 0L);
        assertThat(parcels.isEmpty()).isTrue();
    }

    @Test
    void whatIsTooMuchForAMessageGoesInSeveralOfWhichTheLastPromises() {
        Parcels parcels = new Parcels(2, 1_000);
        for (int wall = 0; wall < 10; wall++) {
            parcels.add(item(wall, "x".repeat(300)), 0);
        }
        handOn(parcels);
        assertThat(walls(0))
                .containsExactly(List.of(0L, 1L, 2L), List.of(3L, 4L, 5L), List.of(6L, 7L, 8L), List.of(9L));
        assertThat(given.get(0)).allMatch(bytes -> bytes.length < 1_100);
        assertThat(parcel(0, 0))
                .extracting(Parcel::watermark, Parcel::lastWall, Parcel::events, Parcel::late)
                .containsExactly(Long.MIN_VALUE, 800L, 0L, 0L);
        assertThat(parcel(0, 3))
                .extracting(Parcel::watermark, Parcel::lastWall, Parcel::events, Parcel::late)
                .containsExactly(900L, 800L, 7L, 4L);
        assertThat(walls(1)).containsExactly(List.of());
    }

    @Test
    void anEventThatNoMessageHoldsIsCutAndCounted() {
        Parcels parcels = new Parcels(2);
        parcels.add(item(1, "small"), 1);
        parcels.add(item(2, "\u00e4".repeat(5 << 20)), 1);
        parcels.add(item(3, List.of("y".repeat(30_000), "z".repeat(30_000), "w".repeat(9 << 20))), 1);
        handOn(parcels);
        assertThat(given.get(1)).allMatch(bytes -> bytes.length < Topics.LARGEST_MESSAGE - 10_000);
        assertThat(walls(1)).containsExactly(List.of(1L, 2L, 3L));
        assertThat(parcel(1, 0).cut()).isEqualTo(2);
        assertThat(String.valueOf(parcel(1, 0).items().get(1).row().object(0)))
                .hasSize(65_537)
                .endsWith("\u00e4\u2026");
        assertThat((List<?>) parcel(1, 0).items().get(2).row().object(0))
                .hasSize(3)
                .last()
                .isEqualTo("\u2026");
    }

    private void handOn(Parcels parcels) {
        parcels.handOn(PROMISE, (share, bytes) -> given.get(share).add(bytes));
    }

    private Parcel parcel(int share, int number) {
        return Parcel.of(given.get(share).get(number), 1);
    }

    private List<List<Long>> walls(int share) {
        return given.get(share).stream()
                .map(bytes ->
                        Parcel.of(bytes, 1).items().stream().map(Item::wall).toList())
                .toList();
    }

    private static Item item(long wall, Object value) {
        Row row = new Row(1);
        row.put(0, value);
        return new Item(wall, "1/0", wall, 1, row);
    }
}
