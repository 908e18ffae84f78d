package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told in any order, with any fields left out, repeated or in objects, stands in the row. */
class ToldTest {
    private static final List<String> WANTED = List.of("a", "b", "o.a", "o.p.c", "Aa", "f7", "f40");

    private final Told told = new Told(WANTED);
    private final Row row = new Row(WANTED.size());
    private final BitSet all = BitSet.valueOf(new long[] {0x7F});
    private final FieldOrder[] orders = {told.order(all), told.order(all), told.order(all)};
    private final Map<String, Object> expected = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theRowHasWhatWasTold(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = new ArrayList<>(List.of("a", "b", "c", "Aa", "BB"));
        for (int i = 0; i < 60; i++) {
            names.add("f" + i);
        }
        for (int event = 0; event < 3_000; event++) {
            expected.clear();
            // some kinds tell their fields in one order, the last one in any
            int kind = random.nextInt(orders.length);
            told.begin(orders[kind], row);
            for (int i = 0; i < names.size(); i++) {
                if (random.nextInt(3) > 0) {
                    tell(names.get(kind == 2 ? random.nextInt(names.size()) : i), "", random);
                } else if (random.nextInt(20) == 0) {
                    objects(names, random);
                }
            }
            for (int field = 0; field < WANTED.size(); field++) {
                assertThat(value(row, field))
                        .as("seed %d, event %d, %s", seed, event, WANTED.get(field))
                        .isEqualTo(expected.get(WANTED.get(field)));
            }
        }
    }

    private void objects(List<String> names, SplittableRandom random) {
        boolean wanted = random.nextBoolean();
        told.open(wanted ? "o" : "q");
        tell(names.get(random.nextInt(5)), wanted ? "o." : "q.", random);
        told.open("p");
        tell(names.get(random.nextInt(5)), wanted ? "o.p." : "q.p.", random);
        told.close();
        told.close();
    }

    /** An equal name may be the same object or another. */
    private void tell(String name, String before, SplittableRandom random) {
        String shown = random.nextInt(4) == 0 ? String.valueOf(name.toCharArray()) : name;
        switch (random.nextInt(3)) {
            case 0 -> {
                long value = random.nextInt(1000);
                told.field(shown, value);
                expected.put(before + name, value);
            }
            case 1 -> {
                boolean value = random.nextBoolean();
                told.field(shown, value);
                expected.put(before + name, value);
            }
            default -> {
                String value = "v" + random.nextInt(1000);
                told.field(shown, value);
                expected.put(before + name, value);
            }
        }
    }

    private static @Nullable Object value(Row row, int field) {
        return switch (row.type(field)) {
            case Row.INTEGER -> row.bits(field);
            case Row.BOOLEAN -> row.bits(field) != 0;
            case Row.TEXT -> row.object(field);
            default -> null;
        };
    }
}
