package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenTest {
    private static final int[] POINTS = {
        '1', 'a', '}', '~', 'é', 0x20AC, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600, 0x10FFFF
    };

    private static Program program(String key) {
        return Compiler.compile(
                        "transducer t\n  key " + key
                                + "\n  event e = kind exists\n  match e\n  emit n = slice.events\n",
                        Limits.DEFAULT)
                .get(0);
    }

    private static List<Given> given(Program program, List<? extends Object[]> keys) {
        List<Given> given = new ArrayList<>();
        Keyed slices = new Keyed(program, 1000, mono -> mono, given::add);
        Row row = new Row(program.fields().size());
        row.put(program.fields().indexOf("kind"), "x");
        int letter = program.alphabet().letter(row);
        keys.forEach(key -> slices.step(row, letter, Key.of(key, 0, key.length), 7));
        return given;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void recordsOfOneTimeStandInTheOrderOfTheirKeysTexts(long seed) {
        Random random = new Random(seed);
        List<Object[]> keys = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(4), 0, POINTS.length).forEach(point -> text.appendCodePoint(POINTS[point]));
            keys.add(new Object[] {text.toString()});
        }
        List<Given> given = given(program("thread.name"), keys);
        given.sort(Given::order);
        assertThat(given).isSortedAccordingTo(Comparator.comparing(Given::key));
    }

    @Test
    void theKeyIsThatOfTheRecord() {
        Given one = given(program("thread.name, thread.id"), List.<Object[]>of(new Object[] {"é\"", 12L}))
                .get(0);
        assertThat(one.key()).isEqualTo("{\"thread.name\":\"é\\\"\",\"thread.id\":12}");
        assertThat(one.json())
                .startsWith("{\"transducer\":\"t\","
                        + one.key().substring(1, one.key().length() - 1) + ",");
    }
}
