package io.sillage.analyzer.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactTest {
    private static final String EVENTS =
            "transducer t key stream event a = kind == \"a\" event b = kind == \"b\" match ";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', textBlock = """
            a+                                                          ! 2 ! 1
            ( a | a ) b                                                 ! 3 ! 1
            ( a { n += 1 } b* )* a { n += 1 }                           ! 3 ! 1
            ( a { n += 1 } b { n = 0 } )* ( a { n += 1 } b { n = 0 } a )? b ! 5 ! 2
            a { n = 1 } b | a { n = 2 } a                               ! 4 ! 2
            """)
    void waysThatNeverDifferAreOne(String match, int states, int registerSets) {
        String emit = match.contains("n ") ? " emit n" : "";
        Program program =
                Compiler.compile(EVENTS + match + emit, Limits.DEFAULT).get(0);
        assertThat(program.machine().states()).isEqualTo(states);
        assertThat(program.branches().width()).isEqualTo(registerSets);
    }

    @Test
    void noShippedReadingNeedsRegistersForMoreThanOneWay() {
        for (String name : Shipped.NAMES) {
            for (Program program : Compiler.compile(Shipped.reading(name), Limits.DEFAULT)) {
                assertThat(program.branches().width()).as(program.name()).isEqualTo(1);
            }
        }
    }

    @Test
    void aPlaceKeepsItsEventsName() {
        Program program = Compiler.compile(EVENTS + "a | b", Limits.DEFAULT).get(0);
        assertThat(program.machine().arcs()).isEqualTo(2);
        assertThat(program.positions().get(program.machine().out(0)).event())
                .isNotEqualTo(program.positions().get(program.machine().out(1)).event());
    }
}
