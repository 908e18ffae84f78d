package io.sillage.analyzer.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.transduce.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CombinedTest {
    private static final String A = "transducer a key stream event x = kind == \"x\" match x { n += 1 }+ emit n\n";

    @Test
    void isTheUnionOfItsParts() {
        String text = A + "transducer b-c key stream event y = kind == \"y\" match y { m = 1 } emit m\n"
                + "transducer all = a | b-c";
        Program all = Compiler.compile(text, Limits.DEFAULT).get(2);
        Program written = Compiler.compile(
                        "transducer all key stream event x = kind == \"x\" event y = kind == \"y\""
                                + " match x { n += 1 }+ | y { m = 1 } emit n, m",
                        Limits.DEFAULT)
                .get(0);
        assertThat(all.source()).isEqualTo(written.source());
    }

    @Test
    void whatBothMatchDifferentlyIsAMistakeWithALog() {
        String text = A + "transducer b key stream event x = kind == \"x\" match x\n" + "transducer all = a | b";
        assertThatThrownBy(() -> Compiler.compile(text, Limits.DEFAULT))
                .isInstanceOfSatisfying(Mistake.class, mistake -> {
                    assertThat(mistake).hasMessageStartingWith("a log can be read in two ways: event 1 of it");
                    assertThat(mistake.log()).hasSize(3);
                });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', quoteCharacter = '@', textBlock = """
            transducer b match x                      ! 'a' and 'b' differ in 'key', so they can't be parts of one transducer
            transducer b key stream idle 1 s match x  ! 'a' and 'b' differ in 'idle', so they can't be parts of one transducer
            transducer b key stream event x = kind == "z" match x ! the parts of 'all' mean different things by the event 'x', at 1:31 and at 2:31; give one of them another name
            transducer b key stream match x { n = 1 } emit n = n + 1 ! the parts of 'all' mean different things by the field of the record 'n', at 1:72 and at 2:70; give one of them another name
            """)
    void partsThatDoNotFitAreAMistake(String other, String message) {
        String declared = other.contains("event x") ? other : other.replace(" match", " event x = kind == \"x\" match");
        assertThatThrownBy(() -> Compiler.compile(A + declared + "\ntransducer all = a | b", Limits.DEFAULT))
                .isInstanceOf(Mistake.class)
                .hasMessage(message);
    }

    @Test
    void aPartThatIsNoneIsAMistake() {
        assertThatThrownBy(() -> Compiler.compile(A + "transducer all = aa", Limits.DEFAULT))
                .hasMessage("no transducer 'aa' stands above, near 'a'");
    }
}
