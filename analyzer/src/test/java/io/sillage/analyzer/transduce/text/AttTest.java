package io.sillage.analyzer.transduce.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.StandardSemiring;
import io.sillage.analyzer.transduce.Symbols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttTest {
    @Test
    void readsStateNamesWeightsTabsBlanksAndCarriageReturns() {
        Machine machine =
                read("begin  mid\ta b 0.5\r\n\r\nmid end <eps> c\r\nend 2\r\n", new Labels(new Symbols(), null, null));
        assertThat(AttWriter.write(machine)).isEqualTo("0\t1\ta\tb\t0.5\n1\t2\t<eps>\tc\n2\t2\n");
    }

    @Test
    void takesTheFirstLinesStateAsTheStart() {
        assertThat(AttWriter.write(read("7 3 1 2\n3\n", Labels.NUMBERS))).isEqualTo("0\t1\t1\t2\n1\n");
    }

    @Test
    void readsAnAcceptorByItsThreeFields() {
        assertThat(AttWriter.write(read("0 1 5\n1 2 6 0.5\n2\n", Labels.NUMBERS)))
                .isEqualTo("0\t1\t5\t5\n1\t2\t6\t6\t0.5\n2\n");
    }

    @Test
    void readsAndWritesTheEmptyMachine() {
        assertThat(read("", Labels.NUMBERS).states()).isZero();
        assertThat(AttWriter.write(read("\n\n", Labels.NUMBERS))).isEmpty();
    }

    @Test
    void throughJsonAndBackIsTheSame() {
        Symbols symbols = new Symbols();
        Machine machine = read("0 1 a \"q\\ 0.5\n1 0 <eps> c\n1 2\n", Labels.names(symbols));
        Machine back = JsonMachine.read("m.json", JsonMachine.write(machine), Labels.names(symbols));
        assertThat(AttWriter.write(back)).isEqualTo(AttWriter.write(machine));
    }

    @Test
    void drawsStartAndFinals() {
        assertThat(Dot.write(read("0 1 1 2 0.5\n1\n", Labels.NUMBERS)))
                .contains(
                        "0 [label=\"0\" style=bold];",
                        "0 -> 1 [label=\"1:2/0.5\"];",
                        "1 [label=\"1\" shape=doublecircle];");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0 1 1 2 x; a.att:1:9: expected a weight, found 'x'; write a number such as 1.5, or Infinity",
                "0 1 1 2 3 4; a.att:1:11: expected the end of the line, found '4'; an arc is SOURCE TARGET IN OUT [WEIGHT]",
                "0 1 1 99999999999; a.att:1:7: expected a label from 0 to 2147483647, found '99999999999'; write a number"
                        + " of that range, or a name",
            })
    void saysWhereItIsMalformedAndWhatToDo(String text, String start, String remedy) {
        assertThatThrownBy(() -> read(text, Labels.NUMBERS))
                .isInstanceOf(Malformed.class)
                .hasMessage(start + "; " + remedy);
    }

    @Test
    void refusesANameThatIsNotInTheTable() {
        Symbols table = SymbolText.read("s.txt", "<eps> 0\nopen 1\n");
        Labels labels = new Labels(table, java.util.Set.copyOf(table.known()), null);
        assertThatThrownBy(() -> read("0 1 opne x\n1\n", labels))
                .hasMessage(
                        "a.att:1:5: expected a symbol of the table, found 'opne'; add it to the table, or correct it here");
    }

    @Test
    void aTableNumbersFromZeroToTheLargestLabel() {
        Symbols table = SymbolText.read("s.txt", "<eps> 0\na 2147483647\nb 1\n");
        assertThat(table.intern("c")).isEqualTo(2);
        assertThatThrownBy(() -> SymbolText.read("s.txt", "a 4294967295\n"))
                .hasMessage(
                        "s.txt:1:3: expected the number of 'a', found '4294967295'; numbers go from 0 to 2147483647");
        assertThatThrownBy(() -> SymbolText.read("s.txt", "a -1\n"))
                .hasMessage("s.txt:1:3: expected the number of 'a', found '-1'; numbers go from 0 to 2147483647");
    }

    private static Machine read(String text, Labels labels) {
        return AttReader.read("a.att", text, StandardSemiring.TROPICAL, labels, false);
    }
}
