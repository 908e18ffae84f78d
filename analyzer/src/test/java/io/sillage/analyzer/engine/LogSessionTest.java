package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.EntryLine;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Shipped;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.event.ClockPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reading {@code log-session} takes for a problem. */
class LogSessionTest {
    private static final Program PROGRAM =
            Compiler.compile(Shipped.reading("log-session"), Limits.DEFAULT).get(0);

    private final List<Given> given = new ArrayList<>();
    private final Feed feed = new Feed(PROGRAM, new ClockPair(0, 0), 10, given::add);

    private void say(String fields) {
        String line = "{\"kind\":\"log\",\"mono\":1,\"process.pid\":1,\"thread.id\":1," + fields + "}";
        Entry entry = Objects.requireNonNull(EntryLine.read(line), line);
        feed.step(entry, "shop");
    }

    private String record() {
        feed.end();
        return given.get(0).json();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12:00:01 ERROR com.acme.Shop - no cats",
                "2026-01-01 12:00:00 [main] WARN  c.a.Shop: slow",
                "[\\u001b[31mERROR\\u001b[m] no cats",
                "\\u001b[1;31mFATAL\\u001b[0m no cats",
                "SEVERE: no cats",
                "ts=12 level=error msg=x",
                "{\\\"level\\\": \\\"fatal\\\"}",
                "Exception in thread \\\"main\\\" java.lang.IllegalStateException",
                "java.lang.IllegalStateException: no cats",
                "java.lang.OutOfMemoryError",
                "com.acme.Shop$NoCatsException: none",
                "Caused by: com.acme.Sad: none",
                "\\tSuppressed: com.acme.Sad: none"
            })
    void aLineWithoutSeverityIsAProblemByItsText(String body) {
        say("\"body\":\"all is well\"");
        say("\"body\":\"" + body + "\"");
        assertThat(record())
                .contains("\"lines\":2,\"problems\":1,\"first_problem\":\"")
                .doesNotContain("is well");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERRORS: 0",
                "NO_ERROR",
                "12:00:01 INFO com.acme.Error - a class of that name",
                "\\tat com.acme.Shop.order(Shop.java:9)",
                "java.lang.Errors: no",
                "no errors",
                "level=errorless",
                ""
            })
    void otherLinesAreNone(String body) {
        say("\"body\":\"" + body + "\"");
        assertThat(record()).contains("\"lines\":1").doesNotContain("problems");
    }

    @Test
    void aSeverityHasTheLastWord() {
        say("\"body\":\"found 0 ERROR lines\",\"severity\":\"INFO\"");
        say("\"body\":\"hm\",\"severity\":\"SEVERE\"");
        assertThat(record()).contains("\"lines\":2,\"problems\":1,\"first_problem\":\"hm\"");
    }
}
