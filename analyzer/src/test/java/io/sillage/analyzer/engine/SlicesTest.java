package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a map in the order of access, with keys of which some collide. */
class SlicesTest {
    /** What is expected of a slot. */
    private record Expected(long first, long last, long events, int state) {}

    private final Slices slices = new Slices(2);
    private final LinkedHashMap<String, Expected> expected = new LinkedHashMap<>(16, 0.75f, true);
    private final Row row = new Row(2);
    private final Key key = Key.reusable(2);

    @ParameterizedTest(name = "seed {0}, asked for the oldest from step {1} on")
    @CsvSource({"1, 0", "2, 1", "3, 500", "4, 5000", "5, 20000", "6, 100000"})
    void areThoseOfAMap(long seed, int orderedFrom) {
        SplittableRandom random = new SplittableRandom(seed);
        long mono = 0;
        for (int step = 0; step < 20_000; step++) {
            mono += random.nextInt(2);
            // "Aa" and "BB" have the same hash
            int number = random.nextInt(300);
            String name = (number % 2 == 0 ? "Aa" : "BB") + "/" + number / 2;
            fill(name, number % 3);
            String id = name + " " + number % 3;
            int slot = slices.find(key);
            assertThat(slot != Slices.NONE).isEqualTo(expected.containsKey(id));
            if (slot == Slices.NONE) {
                slices.add(key, mono);
                expected.put(id, new Expected(mono, mono, 0, 0));
            } else if (random.nextInt(4) == 0) {
                slices.remove(slot);
                expected.remove(id);
            } else {
                Expected before = expected.getOrDefault(id, new Expected(0, 0, 0, 0));
                slices.move(slot, number, mono);
                expected.put(id, new Expected(before.first, mono, before.events + 1, number));
            }
            if (step >= orderedFrom) {
                compareOldest();
            }
            assertThat(slices.open()).isEqualTo(expected.size());
        }
        compareAll();
    }

    private void compareOldest() {
        int oldest = slices.oldest();
        String wanted = expected.isEmpty() ? null : expected.keySet().iterator().next();
        assertThat(oldest == Slices.NONE ? null : id(oldest)).isEqualTo(wanted);
    }

    @Test
    void aSliceMayHaveMoreThan31BitsOfEvents() {
        fill("x", 1);
        long events = 5_000_000_000L;
        Packer packer = new Packer();
        packer.number(7).number(events).number(100).number(20);
        int slot = slices.unpack(key.kept(), new Unpacker(packer.done()));
        slices.move(slot, 9, 130);
        assertThat(slices.events(slot)).isEqualTo(events + 1);
        assertThat(slices.state(slot)).isEqualTo(9);
        Packer again = new Packer();
        slices.pack(slot, again);
        fill("y", 2);
        int other = slices.unpack(key.kept(), new Unpacker(again.done()));
        assertThat(slices.events(other)).isEqualTo(events + 1);
        assertThat(slices.state(other)).isEqualTo(9);
    }

    /** Takes the oldest away until nothing is left. */
    private void compareAll() {
        List<String> order = new ArrayList<>();
        List<String> wanted = new ArrayList<>(expected.keySet());
        for (Map.Entry<String, Expected> entry : expected.entrySet()) {
            int oldest = slices.oldest();
            order.add(id(oldest));
            assertThat(new Expected(
                            slices.first(oldest), slices.last(oldest), slices.events(oldest), slices.state(oldest)))
                    .isEqualTo(entry.getValue());
            slices.remove(oldest);
        }
        assertThat(order).isEqualTo(wanted);
        assertThat(slices.oldest()).isEqualTo(Slices.NONE);
        assertThat(slices.open()).isZero();
    }

    private String id(int slot) {
        Key there = slices.key(slot);
        return there.value(0) + " " + there.value(1);
    }

    private void fill(String name, long number) {
        row.put(0, name);
        row.put(1, number);
        key.fill(row, new int[] {0, 1});
    }
}
