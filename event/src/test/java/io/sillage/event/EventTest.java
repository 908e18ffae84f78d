package io.sillage.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final Path DOCUMENT = Path.of("../docs/events.md");

    @Test
    void everyPermittedKindHasACodecAndAnExample() {
        Set<Class<?>> permitted = new HashSet<>(Arrays.asList(Event.class.getPermittedSubclasses()));
        Set<Class<?>> shown =
                Examples.events().stream().map(Object::getClass).collect(Collectors.toCollection(HashSet::new));
        assertThat(shown).isEqualTo(permitted);
        assertThat(Examples.events().stream().map(Event::kind)).containsExactlyInAnyOrder(Kind.values());
    }

    @Test
    void everyEventComesBackEqualFromASegment() {
        List<Frame> frames = Examples.read(Examples.segment());
        assertThat(frames.stream().map(Frame::event)).containsExactlyElementsOf(Examples.events());
        assertThat(frames.stream().map(Frame::seq)).containsExactlyElementsOf(sequence(frames.size()));
        assertThat(frames).allSatisfy(frame -> {
            assertThat(frame.origin()).isEqualTo(Examples.ORIGIN);
            assertThat(frame.thread()).isEqualTo(Examples.MAIN);
            assertThat(frame.stream()).isEqualTo("4711-1763841594123/7");
            assertThat(frame.mono()).isEqualTo(Examples.FIRST.mono() + 1000 * (frame.seq() + 1));
        });
    }

    @Test
    void kindCodesFitTheIndexAndAreUnique() {
        assertThat(Arrays.stream(Kind.values()).map(Kind::code)).doesNotHaveDuplicates();
        assertThat(Kind.values()).allSatisfy(kind -> {
            assertThat(kind.code()).isBetween(Op.FIRST_EVENT, 63);
            assertThat(Kind.ofCode(kind.code())).isEqualTo(kind);
            assertThat(Kind.ofName(kind.jsonName())).isEqualTo(kind);
        });
    }

    /** Renew with {@code mvn test -Daccept=true}; the page is the contract, so read the difference. */
    @Test
    void thePageOfEventsShowsEachKindAsItIsWritten() throws Exception {
        String page = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
        StringBuilder wanted = new StringBuilder();
        for (Frame frame : Examples.read(Examples.segment())) {
            JsonBytes json = new JsonBytes();
            EventJson.append(json, frame, Examples.FIRST, "petstore");
            wanted.append("### `")
                    .append(frame.kind().jsonName())
                    .append("`\n\n```json\n")
                    .append(json)
                    .append("\n```\n\n");
        }
        String begin = "<!-- examples: checked by EventTest -->\n\n";
        String end = "<!-- end of examples -->";
        int from = page.indexOf(begin) + begin.length();
        if (Boolean.getBoolean("accept")) {
            page = page.substring(0, from) + wanted + page.substring(page.indexOf(end));
            Files.writeString(DOCUMENT, page, StandardCharsets.UTF_8);
        }
        assertThat(page.substring(from, page.indexOf(end))).isEqualTo(wanted.toString());
    }

    @Test
    void thisModuleDependsOnTheBaseOfTheJdkAlone() {
        java.io.StringWriter out = new java.io.StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new java.io.PrintWriter(out),
                        new java.io.PrintWriter(out),
                        "-s",
                        "--multi-release",
                        "17",
                        Path.of("target/classes").toString());
        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString().trim().lines())
                .allSatisfy(line -> assertThat(line).isEqualTo("classes -> java.base"));
    }

    private static List<Long> sequence(int count) {
        return java.util.stream.LongStream.range(0, count).boxed().toList();
    }
}
