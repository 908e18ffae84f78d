package io.sillage.analyzer.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.Machine;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawingTest {
    private static List<String> outputs(String match) {
        Program program = Compiler.compile("""
                        transducer t
                          event a = kind == "a"
                          event b = kind == "b"
                          match %s
                        """.formatted(match), Limits.DEFAULT).get(0);
        Machine drawn = Drawing.of(program);
        return IntStream.range(0, drawn.arcs())
                .mapToObj(arc -> Objects.requireNonNull(drawn.symbols()).name(drawn.out(arc)))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '\'', textBlock = """
            a { r = "x y" } | b { r = "xy" }         ! r="x\\u0020y"   ! r="xy"
            a { r = "x\\ty" } | b { r = "x\\ny" }    ! r="x\\ny"       ! r="x\\ty"
            a { x min= 1 } | b { xmin = 1 }          ! x:min=1         ! xmin=1
            a { r = "x;y=2" } | b { r = "x"; y = 2 } ! r="x";y=2       ! r="x;y=2"
            a { r = "x\\"  y" } | b { r = "x  \\\\" } ! r="x\\"\\u0020\\u0020y" ! r="x\\u0020\\u0020\\\\"
            a { r = "\\\\u0020" } | b { r = " " }    ! r="\\\\u0020"   ! r="\\u0020"
            a { r = "x\u00a0y" } | b { r = bytes - 1 } ! r="x\\u00a0y" ! r=bytes-1
            """)
    void differentActionsHaveDifferentNamesWithoutBlanks(String match, String one, String other) {
        assertThat(outputs(match)).containsExactly(one, other).allMatch(name -> !name.matches(".*\\s.*"));
    }

    @Test
    void actionsThatAreWrittenDifferentlyAndTheSameHaveOneName() {
        assertThat(outputs("a { r = (bytes) } | b { r=`bytes` }").stream().distinct())
                .hasSize(2);
        assertThat(outputs("a { r = ( bytes+1 ) } | b { r=bytes + 1 }").stream().distinct())
                .containsExactly("r=bytes+1");
    }
}
