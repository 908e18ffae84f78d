package io.sillage.analyzer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What is read in one pass is what Jackson's tree says. {@code -Dsillage.fuzz.lines} and {@code -Dsillage.fuzz.seed} choose
 * other lines.
 */
class LineScannerTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int COUNT = Integer.getInteger("sillage.fuzz.lines", 30_000);
    private static final long SEED = Long.getLong("sillage.fuzz.seed", 20_260_104L);

    private final LineScanner scanner = new LineScanner();

    private LineFields scan(String line) {
        byte[] bytes = ("##" + line + "##").getBytes(StandardCharsets.UTF_8);
        return scanner.scan(bytes, 2, bytes.length - 2);
    }

    @Test
    void whatItAcceptsIsWhatATreeSays() {
        int accepted = 0;
        int objects = 0;
        DrawnLines drawn = new DrawnLines(SEED);
        for (int i = 0; i < COUNT; i++) {
            byte[] bytes = drawn.line();
            String line = new String(bytes, StandardCharsets.UTF_8);
            LineFields found = scanner.scan(bytes, 0, bytes.length);
            JsonNode tree = tree(line);
            objects += tree != null && tree.isObject() ? 1 : 0;
            if (found != null) {
                accepted++;
                assertThat(tree).as("seed %d, line %d: %s", SEED, i, line).isNotNull();
                assertThat(described(found))
                        .as("seed %d, line %d: %s", SEED, i, line)
                        .isEqualTo(described(tree));
            }
        }
        assertThat(accepted).as("of %d lines", COUNT).isBetween(objects / 4, objects);
        assertThat(objects).isBetween(COUNT / 4, COUNT - COUNT / 10);
    }

    @Test
    void fieldsAreConvertedAsATreeDoes() {
        DrawnLines drawn = new DrawnLines(SEED);
        for (int i = 0; i < COUNT / 4; i++) {
            String line = new String(drawn.line(), StandardCharsets.UTF_8);
            JsonNode tree = tree(line);
            if (tree != null && tree.isObject()) {
                LineFields fields = parsed(line);
                for (String name : List.of("mono", "bytes", "eof", "body", "network.local.port", "a", "attributes")) {
                    assertThat(converted(fields, name))
                            .as("%s of %s", name, line)
                            .isEqualTo(converted(tree, name));
                }
            }
        }
    }

    private LineFields parsed(String line) {
        try {
            return new LineParser().parse(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    /** Whole numbers that fit are of one type here. */
    private static List<String> described(JsonNode tree) {
        return tree.properties().stream()
                .map(field -> described(field.getKey(), field.getValue()))
                .collect(Collectors.toList());
    }

    private static List<String> described(LineFields fields) {
        return IntStream.range(0, fields.size())
                .mapToObj(i -> described(fields.name(i), fields.node(i)))
                .collect(Collectors.toList());
    }

    private static String described(String name, JsonNode value) {
        boolean number = value.isIntegralNumber() && value.canConvertToLong();
        return name + " = " + (number ? "long" : value.getClass().getSimpleName()) + " " + value;
    }

    private static List<Object> converted(LineFields fields, String name) {
        List<Object> all = new ArrayList<>();
        all.add(fields.has(name));
        all.add(fields.text(name));
        all.add(fields.text(name, "none"));
        all.add(fields.isLong(name));
        all.add(fields.number(name, -7));
        all.add(fields.smallNumber(name, -7));
        all.add(fields.flag(name));
        all.add(described(name, fields.node(name)));
        return all;
    }

    private static List<Object> converted(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        List<Object> all = new ArrayList<>();
        all.add(tree.has(name));
        all.add(value.isTextual() ? value.asText() : null);
        all.add(value.asText("none"));
        all.add(value.isIntegralNumber() && value.canConvertToLong());
        all.add(value.asLong(-7));
        all.add(value.asInt(-7));
        all.add(value.asBoolean(false));
        all.add(described(name, value));
        return all;
    }

    @Test
    void linesAsTheyAreWrittenNeedNoTree() {
        assertThat(
                        described(
                                scan(
                                        "{\"a\":\"x\",\"b\":-12,\"c\":true,\"d\":null,\"e\":0.5,\"f\":{\"g\":[1]},\"h\":\"\\n\\u20ac\"}")))
                .containsExactly(
                        "a = TextNode \"x\"",
                        "b = long -12",
                        "c = BooleanNode true",
                        "d = NullNode null",
                        "e = DoubleNode 0.5",
                        "f = ObjectNode {\"g\":[1]}",
                        "h = TextNode \"\\n\u20ac\"");
    }

    @Test
    void aTextThatIsLongerThanTheOneBeforeIsAnother() {
        assertThat(scan("{\"a\":\"same\"}").text("a")).isEqualTo("same");
        assertThat(scan("{\"a\":\"same but longer\"}").text("a")).isEqualTo("same but longer");
        assertThat(scan("{\"a\":\"same\"}").text("a")).isEqualTo("same");
        assertThat(scan("{\"a\":\"sam\"}").text("a")).isEqualTo("sam");
    }

    @Test
    void aNameThatComesTwiceIsLeftToJackson() throws Exception {
        assertThat(scan("{\"a\":1,\"b\":2,\"a\":3}")).isNull();
        assertThat(described(new LineParser().parse("{\"a\":1,\"b\":2,\"a\":3}")))
                .containsExactly("a = long 3", "b = long 2");
    }

    @Test
    void hostileLinesAreLeftToJackson() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(scan("{\"a\":" + "[".repeat(1_000_000))).isNull();
            assertThat(scan("{\"a\":" + "{\"a\":".repeat(300) + "1" + "}".repeat(301)))
                    .isNull();
            assertThat(scan("{\"a\":" + "9".repeat(1_000_000) + "}")).isNull();
            assertThat(scan("{\"a\":0." + "9".repeat(1_000_000) + "}")).isNull();
            assertThat(scan("{\"a\":\"" + "x".repeat(1 << 21) + "\"}")).isNull();
            assertThat(scan("{\"" + "n".repeat(100_000) + "\":1}")).isNull();
            assertThat(scan("{\"a\":\"" + "\\".repeat(1_000_000))).isNull();
            assertThat(scan("{\"a\":[\"" + "\\".repeat(1_000_000))).isNull();
            for (int i = 0; i < 100_000; i++) {
                scan("{\"made up " + i + "\":1}");
            }
            assertThat(scan("{\"one more\":1}"))
                    .as("names are not kept for ever")
                    .isNull();
            assertThat(scan("{\"made up 1\":1}")).isNotNull();
        });
    }
}
