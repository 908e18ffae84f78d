package io.sillage.analyzer.transduce.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.Symbols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    private static final String GOOD = "{\"semiring\": \"tropical\", \"states\": 2, \"start\": 0,"
            + " \"finals\": [{\"state\": 1, \"weight\": 0.5}],"
            + " \"arcs\": [{\"from\": 0, \"to\": 1, \"in\": \"a\", \"out\": \"b\", \"weight\": 2.0}]}\n";

    @Test
    void writesWhatItReads() {
        assertThat(JsonMachine.write(read(GOOD))).isEqualTo(GOOD);
        assertThat(JsonMachine.hasNames("m.json", GOOD)).isTrue();
    }

    @Test
    void takesAWeightThatIsLeftOutForTheSemiringsOne() {
        Machine machine = read(GOOD.replace(", \"weight\": 2.0", "").replace(", \"weight\": 0.5", ""));
        assertThat(AttWriter.write(machine)).isEqualTo("0\t1\ta\tb\n1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"to\": 1,; \"to\": 7,; $.arcs[0].to: expected a state from 0 to 1, found 7",
                "\"to\": 1,; ; $.arcs[0].to: expected a state from 0 to 1, found nothing",
                "\"to\": 1,; \"to\": 0.5,; $.arcs[0].to: expected a state from 0 to 1, found 0.5",
                "\"out\": \"b\"; \"out\": true; $.arcs[0].out: expected a label from 0 to 2147483647, found true",
                "\"out\": \"b\"; \"owt\": \"b\"; $.arcs[0].owt: expected no such field, found \"b\"",
                "\"weight\": 0.5; \"weight\": \"heavy\"; $.finals[0].weight: expected a weight, found \"heavy\"",
                "tropical; tropic; $.semiring: expected a semiring, found \"tropic\"",
                "\"start\": 0; \"start\": -2; $.start: expected a state from -1 to 1, found -2",
                "[{\"from\"; {\"from\"; m.json:1:",
            })
    void saysWhereTheFaultIs(String part, String instead, String expected) {
        String text = GOOD.replace(part, instead == null ? "" : instead);
        String start = expected.startsWith("$") ? "m.json: " + expected + "; " : expected;
        assertThatThrownBy(() -> read(text)).isInstanceOf(Malformed.class).hasMessageStartingWith(start);
    }

    @Test
    void saysWhatIsNoMachineAtAll() {
        assertThatThrownBy(() -> read("[1, 2]"))
                .hasMessage("m.json: $: expected an object, found [1, 2]; write {\"semiring\": ...} as `--json` does");
    }

    private static Machine read(String text) {
        return JsonMachine.read("m.json", text, Labels.names(new Symbols()));
    }
}
