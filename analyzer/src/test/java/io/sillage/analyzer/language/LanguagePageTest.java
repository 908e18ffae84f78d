package io.sillage.analyzer.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/language.md} shows is true. */
class LanguagePageTest {
    private static final Path PAGE = Path.of("../docs/language.md");

    @Test
    void everyTransducerOnThePageCompiles() throws IOException {
        List<String> examples = Pattern.compile("```sillage\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            assertThat(Compiler.compile(example, Limits.DEFAULT)).isNotEmpty();
        }
    }

    @Test
    void thePageNamesEveryReadingFunctionAndAction() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Shipped.NAMES).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        assertThat(Function.words()).allSatisfy(word -> assertThat(page).contains(word + "("));
        List<String> signs = Pattern.compile("\"([^\" ]*=)\"")
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        for (Action.Op op : Action.Op.values()) {
            assertThat(signs).contains(op.sign());
        }
    }
}
