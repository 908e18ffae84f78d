package io.sillage.analyzer.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.Limits;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UndecidedTest {
    private static final String TEXT = """
            transducer x
              event a = kind == "log"
              event b = kind == "clock"
              match (a b | a a b | a b a | b a a b | b a)+
            """;

    /** From the least limit upwards: refused with the reason, until the proof fits. */
    @Test
    void whatIsNotProvedDoesNotRun() {
        Set<String> refusals = new LinkedHashSet<>();
        int limit = 0;
        for (boolean compiled = false; !compiled; limit++) {
            try {
                Compiler.compile(TEXT, new Limits(limit));
                compiled = true;
            } catch (Mistake mistake) {
                assertThat(mistake).hasMessageStartingWith("transducer 'x' is refused: ");
                refusals.add(mistake.getMessage().replaceAll("\\d+", "N"));
            }
        }
        assertThat(refusals).anySatisfy(refusal -> assertThat(refusal).contains("whether every log has one result: "));
    }
}
