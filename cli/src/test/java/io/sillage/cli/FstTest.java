package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FstTest {
    @TempDir
    Path directory;

    @BeforeEach
    void machines() throws IOException {
        Files.writeString(directory.resolve("a.att"), "0 1 open start\n1 1 read <eps>\n1 2 close end\n2\n");
        Files.writeString(directory.resolve("b.att"), "0 1 start go\n1 2 end stop\n2\n");
        Files.writeString(directory.resolve("two.att"), "0 1 a x\n0 1 a y\n1\n");
        Files.writeString(directory.resolve("bad.att"), "0 1 a x heavy\n1\n");
    }

    @Test
    void composesByName() {
        Typed typed = Typed.in(directory, "fst", "compose", "a.att", "b.att");
        // states 1 and 2 differ by the epsilon filter only
        assertThat(typed.out())
                .isEqualTo("0\t1\topen\tgo\n1\t2\tread\t<eps>\n1\t3\tclose\tstop\n"
                        + "2\t2\tread\t<eps>\n2\t3\tclose\tstop\n3\n");
        assertThat(typed.exitCode()).isZero();
    }

    @Test
    void answersWithAShortestWitness() {
        Typed typed = Typed.in(directory, "fst", "equivalent", "a.att", "b.att");
        assertThat(typed.out()).isEqualTo("input: open close\nfirst: start end\nsecond: none\n");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(Typed.in(directory, "fst", "equivalent", "a.att", "a.att").exitCode())
                .isZero();
    }

    @Test
    void refusesToReadStdinTwice() {
        Typed typed = Typed.in(directory, "fst", "equivalent", "-", "-");
        assertThat(typed.err())
                .isEqualTo("sillage: equivalent - -: stdin can be read only once; give one of the two as a file\n");
        assertThat(typed.exitCode()).isEqualTo(2);
    }

    @Test
    void refusesToDeterminiseWhatHasTwoOutputsAndShowsThem() {
        Typed typed = Typed.in(directory, "fst", "determinize", "two.att");
        assertThat(typed.out()).isEqualTo("input: a\nfirst: x\nsecond: y\n");
        assertThat(typed.err())
                .isEqualTo("sillage: determinize is refused: not functional: an input has two outputs\n");
        assertThat(typed.exitCode()).isEqualTo(1);
    }

    @Test
    void saysWhereAFileIsMalformed() {
        Typed typed = Typed.in(directory, "fst", "trim", "bad.att");
        assertThat(typed.err())
                .isEqualTo("sillage: bad.att:1:9: expected a weight, found 'heavy';"
                        + " write a number such as 1.5, or Infinity\n");
        assertThat(typed.exitCode()).isEqualTo(2);
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Files.write(directory.resolve("binary.att"), new byte[] {(byte) 0xC3, (byte) 0x28, 0});
        Typed binary = Typed.in(directory, "fst", "trim", "binary.att");
        assertThat(binary.err()).isEqualTo("sillage: binary.att: no text in UTF-8; give a machine in AT&T text\n");
        assertThat(binary.exitCode()).isEqualTo(2);
        Typed folder = Typed.in(directory, "fst", "trim", ".");
        assertThat(folder.err()).startsWith("sillage: can't read '.': ");
        assertThat(folder.exitCode()).isEqualTo(2);
    }

    @Test
    void weightsThatGetEverBetterHaveNoLightestWay() throws IOException {
        Files.writeString(directory.resolve("ever.att"), "0\t0\t1\t2\t-0.3\n0\n");
        for (String operation : List.of("push", "minimize")) {
            Typed typed = Typed.in(directory, "fst", operation, "ever.att");
            assertThat(typed.err()).startsWith("sillage: " + operation + " is refused: a cycle whose weights get ever");
            assertThat(typed.out()).isEmpty();
            assertThat(typed.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void takesBothSpellings() {
        assertThat(Typed.in(directory, "fst", "minimise", "a.att").out())
                .isNotEmpty()
                .isEqualTo(Typed.in(directory, "fst", "minimize", "a.att").out());
    }

    @Test
    void refusesTheInverseOfATransducerOverEventsAndSaysWhy() {
        Typed typed = Typed.in(directory, "fst", "invert", "calls.sillage");
        assertThat(typed.err())
                .startsWith("sillage: invert is refused: calls.sillage is a transducer over events")
                .contains("--yields", "'sillage transduce --att calls.sillage'");
        assertThat(typed.exitCode()).isEqualTo(1);
    }

    @Test
    void tellsHowAProgramBecomesAttText() {
        Typed typed = Typed.in(directory, "fst", "trim", "calls.sillage");
        assertThat(typed.err()).contains("fst works on AT&T text", "'sillage transduce --att calls.sillage'");
        assertThat(typed.exitCode()).isEqualTo(2);
    }

    @Test
    void namesTheNearestOperation() {
        Typed typed = Typed.in(directory, "fst", "compse", "a.att", "b.att");
        assertThat(typed.err())
                .isEqualTo("sillage: no such operation 'compse', nearest: compose; see: sillage fst list\n");
        assertThat(typed.exitCode()).isEqualTo(2);
    }

    @Test
    void everyWordMeansThatOfTheSymbolsOfTheTableElseOfThoseThatAreRead() throws IOException {
        Files.writeString(directory.resolve("all.txt"), "<eps> 0\na 1\nb 2\n");
        Files.writeString(directory.resolve("none.txt"), "<eps> 0\n");
        Files.writeString(directory.resolve("as.att"), "0 0 a b\n0\n");
        Files.writeString(directory.resolve("empty.att"), "0\n");
        Files.writeString(
                directory.resolve("as.json"),
                Typed.in(directory, "fst", "trim", "as.att", "--json").out());
        for (String machine : new String[] {"as.att", "as.json"}) {
            assertThat(Typed.in(directory, "fst", "total", machine).exitCode()).isZero();
            assertThat(Typed.in(directory, "fst", "total", machine, "--isymbols", "all.txt")
                            .out())
                    .isEqualTo("input: b\noutput: none\n");
            assertThat(Typed.in(directory, "fst", "total", machine, "--isymbols", "none.txt")
                            .err())
                    .contains("expected a symbol of the table, found")
                    .contains("add it to the table, or correct it here");
        }
        assertThat(Typed.in(directory, "fst", "total", "empty.att", "--isymbols", "all.txt")
                        .out())
                .isEqualTo("input: a\noutput: none\n");
        assertThat(Typed.in(directory, "fst", "total", "empty.att", "--isymbols", "none.txt")
                        .exitCode())
                .isZero();
    }

    @Test
    void saysThatAWeightWasRoundedWhereItIsWritten() throws IOException {
        Files.writeString(directory.resolve("loop.att"), "0 0 0 0 0.7\n0 1 1 1\n1\n");
        Typed typed = Typed.in(directory, "fst", "rmepsilon", "loop.att", "--semiring", "probability");
        assertThat(typed.out()).isEqualTo("0\t1\t1\t1\t3.3333333333333333\n1\n");
        assertThat(typed.err())
                .isEqualTo("sillage: 1 weight is no decimal number, such as 1/3, or a very long one, and rounded to 17"
                        + " digits as written here\n");
        assertThat(typed.exitCode()).isZero();
        Files.writeString(directory.resolve("rounded.att"), typed.out());
        assertThat(Typed.in(directory, "fst", "equivalent", "loop.att", "rounded.att", "--semiring", "probability")
                        .out())
                .isEqualTo("input: 1\nfirst: 1 / 10/3\nsecond: 1 / 3.3333333333333333\n");
    }

    @Test
    void aNegativeLabelAmongNumbersIsASlip() throws IOException {
        Files.writeString(directory.resolve("negative.att"), "0 1 -1 2\n1\n");
        Typed typed = Typed.in(directory, "fst", "trim", "negative.att");
        assertThat(typed.err())
                .isEqualTo("sillage: negative.att:1:5: expected a label from 0 to 2147483647, found '-1'; write a"
                        + " number of that range, or a name\n");
        assertThat(typed.exitCode()).isEqualTo(2);
    }
}
