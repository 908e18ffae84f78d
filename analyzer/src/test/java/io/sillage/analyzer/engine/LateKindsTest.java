package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Shipped;
import io.sillage.analyzer.transduce.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LateKindsTest {
    private static boolean matterTo(String lines) {
        List<Program> programs = Compiler.compile(lines, Limits.DEFAULT);
        return LateKinds.matterTo(programs.get(programs.size() - 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event a = kind == \"jfr.sample\"",
                "event a = kind in (\"log\", \"jfr.sample\")",
                "event a = kind starts \"jfr\"",
                "event a = kind != \"log\"",
                "event a = thread.name == \"main\"",
                "event a = kind == \"log\"\nstrict"
            })
    void matterWhereTheyMayBeMentioned(String line) {
        assertThat(matterTo("transducer t\n" + line + "\nmatch a")).isTrue();
        assertThat(matterTo("transducer t\n" + line + "\nmatch a { n += 1 }\nemit n\n"
                        + "transducer u\nover t\nevent b = n > 0\nmatch b"))
                .isTrue();
    }

    @Test
    void doNotMatterToReadingsThatNeverTakeThem() {
        for (String name : Shipped.NAMES) {
            assertThat(matterTo(Shipped.reading(name))).as(name).isFalse();
        }
    }
}
