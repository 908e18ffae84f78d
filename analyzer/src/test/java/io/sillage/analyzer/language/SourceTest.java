package io.sillage.analyzer.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.Limits;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
    static final List<String> READINGS = Shipped.NAMES;

    @ParameterizedTest
    @FieldSource("READINGS")
    void aReadingsTextGivesTheReading(String name) {
        comesBack(Shipped.reading(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "match x",
                "key .order, `r/s\\`t` strict idle 1.5 min interim every 200 ms event y = kind == \"y\""
                        + " match x { n ++= body }{2,} (y? y){2,3}",
                "event a = not (kind == \"a\\n\\\"b\\\\\" or bytes < -1.5) and not x match a | x { `f` += 1 } emit f",
                "event a = kind ~ /a\\/b[\"\\d]+$/ and body starts \"q \" and `z` contains \"\" match x else a a",
                "match x { m min= -3; t = template(lower(url.path)) + \"-\" } emit `a b` = m * (m - 2) / 7.25, t,"
                        + " d = slice.duration_ns",
                "event e = kind in (\"q\") and `in` != true and `w` >= 100000000000000000000.5 match x+ e?",
            })
    void aTextGivesTheSameProgram(String items) {
        comesBack("transducer the-name event x = kind == \"x\" " + items.replace("`f` += 1", "f += 1"));
    }

    @ParameterizedTest
    @CsvSource({"2.01 ms, 2010000", "8.12 us, 8120", "1.5 min, 90000000000", "1 ns, 1"})
    void spansOfTimeAreExact(String span, long nanos) {
        Program program = Compiler.compile(
                        "transducer t idle " + span + " event x = kind == \"x\" match x", Limits.DEFAULT)
                .get(0);
        assertThat(program.idleNanos()).isEqualTo(nanos);
    }

    static void comesBack(String text) {
        Program program = Compiler.compile(text, Limits.DEFAULT).get(0);
        Program again = Compiler.compile(program.source(), Limits.DEFAULT).get(0);
        assertThat(again.source()).isEqualTo(program.source());
        assertThat(again.fields()).isEqualTo(program.fields());
        assertThat(again.keyFields()).isEqualTo(program.keyFields());
        assertThat(again.idleNanos()).isEqualTo(program.idleNanos());
        assertThat(again.everyNanos()).isEqualTo(program.everyNanos());
        assertThat(again.strict()).isEqualTo(program.strict());
        assertThat(again.events()).isEqualTo(program.events());
        assertThat(again.registers()).isEqualTo(program.registers());
        assertThat(again.alphabet().guards()).isEqualTo(program.alphabet().guards());
        assertThat(again.positions().stream().map(Program.Position::text).toList())
                .isEqualTo(
                        program.positions().stream().map(Program.Position::text).toList());
        assertThat(Drawing.of(again).arcs()).isEqualTo(Drawing.of(program).arcs());
    }
}
