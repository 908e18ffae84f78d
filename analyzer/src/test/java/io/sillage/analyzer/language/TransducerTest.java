package io.sillage.analyzer.language;

import static io.sillage.analyzer.language.Part.either;
import static io.sillage.analyzer.language.Part.on;
import static io.sillage.analyzer.language.Part.optional;
import static io.sillage.analyzer.language.Part.some;
import static io.sillage.analyzer.language.Part.star;
import static io.sillage.analyzer.language.Part.times;
import static io.sillage.analyzer.language.Worth.field;
import static io.sillage.analyzer.language.Worth.number;
import static io.sillage.analyzer.language.Worth.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.transduce.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TransducerTest {
    /** As it stands on the page of the language. */
    private static Transducer turns() {
        // example
        return Transducer.named("turns")
                .key("connection")
                .idle(Duration.ofMinutes(10))
                .event(
                        "request",
                        When.field("kind")
                                .is("socket.write")
                                .and(When.field("bytes").above(0)))
                .event(
                        "answer",
                        When.field("kind")
                                .is("socket.read")
                                .and(When.field("bytes").above(0)))
                .match(some(Part.seq(
                        some(on("request").add("sent", field("bytes")).set("asked", field("mono"))),
                        on("answer").sketch("latency", field("mono").minus(register("asked"))),
                        star(on("answer")))))
                .emit("sent")
                .emit("p99_ns", register("latency").in(Function.P99));
        // end
    }

    private static final String TEXT = """
            transducer turns
              key connection
              idle 10 min
              event request = kind == "socket.write" and bytes > 0
              event answer = kind == "socket.read" and bytes > 0
              match ( request { sent += bytes; asked = mono }+ answer { latency ~= mono - asked } answer* )+
              emit sent, p99_ns = p99(latency)
            """;

    @Test
    void isTheSameAsItsText() {
        Program program = turns().compile();
        assertThat(program.source())
                .isEqualTo(Compiler.compile(TEXT, Limits.DEFAULT).get(0).source());
        assertThat(turns().text()).isEqualTo(program.source());
    }

    @Test
    void standsOnThePage() throws IOException {
        Path here = Path.of("src/test/java/io/sillage/analyzer/language/TransducerTest.java");
        String source = Files.readString(here);
        String example = source.substring(source.indexOf("// example\n") + 11, source.indexOf("        // end\n"))
                .replace("        return ", "Transducer turns = ")
                .replaceAll("(?m)^ {8}", "");
        assertThat(Files.readString(Path.of("../docs/language.md"))).contains("```java\n" + example + "```");
    }

    @Test
    void saysWhatTheLanguageSays() {
        String text = Transducer.named("all")
                .strict()
                .interimEvery(Duration.ofSeconds(1))
                .event(
                        "x",
                        When.ownField("r/s")
                                .in("a", "b")
                                .or(When.field("bytes").atMost(2.5).not()))
                .event("y", When.event("x").not().and(When.field("body").matches("^a+$")))
                .match(
                        times(2, 3, either(on("x").min("m", number(-1)), on("y").first("f", Worth.ownField("in")))),
                        optional(on("x")).orElse(on("y").append("l", field("body"))))
                .emit("m", register("m").times(number(2)).over(number(0.5)).plus(register("slice.events")))
                .text();
        assertThat(text).isEqualTo("""
                transducer all
                  strict
                  interim every 1000000000 ns
                  event x = (`r/s` == "a" or `r/s` == "b") or not bytes <= 2.5
                  event y = (not x) and body ~ "^a+$"
                  match (((x { m min= -1 } | y { f ?= `in` })){2,3} ((x)? else y { l ++= body }))
                  emit `m` = (((m * 2) / 0.5) + slice.events)
                """.replace("(not x)", "not x"));
    }

    @Test
    void aMistakeHasItsPlaceInTheText() {
        Transducer wrong =
                Transducer.named("w").event("x", When.field("kin").exists()).match(on("x"));
        assertThatThrownBy(wrong::compile).isInstanceOfSatisfying(Mistake.class, mistake -> {
            assertThat(mistake).hasMessageStartingWith("no event has a field 'kin', near 'kind'");
            assertThat(mistake.place()).isEqualTo(new Place(2, 13));
        });
        assertThatThrownBy(() -> Transducer.named("w").text())
                .hasMessage("transducer 'w' has no 'match'; call match(…) first");
    }
}
