package io.sillage.analyzer.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sillage.analyzer.language.Catalog.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Against the examples of the contract. */
class CatalogTest {
    private final List<String> missing = new ArrayList<>();
    private int examples;

    @Test
    void everyFieldOfTheContractsExamplesIsKnownWithItsType() throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(Path.of("../docs/events.md"))) {
            if (line.startsWith("{\"time\"")) {
                examples++;
                json.readTree(line).properties().forEach(this::check);
            }
        }
        assertThat(examples).isGreaterThan(15);
        assertThat(missing).isEmpty();
    }

    /** The first column of the table of what messages say. */
    @Test
    void everyFieldOfAMessageIsKnown() throws Exception {
        String document = Files.readString(Path.of("../docs/events.md"));
        String table = document.substring(document.indexOf("| field of `message` |"));
        for (String row :
                table.substring(0, table.indexOf("\n\n")).lines().skip(2).toList()) {
            Matcher name = Pattern.compile("`([a-z_.]+)`").matcher(row.substring(0, row.indexOf(" | ")));
            while (name.find()) {
                assertThat(Catalog.type(name.group(1))).as(name.group(1)).isNotNull();
            }
        }
    }

    private void check(Map.Entry<String, JsonNode> field) {
        String name = field.getKey();
        boolean canBeWritten = name.matches("[a-z_.]+");
        if (canBeWritten && !name.equals("attributes") && !suits(Catalog.type(name), name, field.getValue())) {
            missing.add(name + " = " + field.getValue() + ", known as " + Catalog.type(name));
        }
    }

    private static boolean suits(@org.jspecify.annotations.Nullable Type type, String name, JsonNode value) {
        if (type == null) {
            return false;
        }
        return switch (type) {
            case TIME -> name.equals("time");
            case TEXT -> value.isTextual();
            case BOOLEAN -> value.isBoolean();
            case LIST -> value.isArray();
            case INTEGER -> value.isIntegralNumber();
            case REAL -> value.isNumber();
        };
    }

    @Test
    void aLogLinesOwnFieldsNeedNoBackquotes() {
        assertThat(Catalog.known("attributes.order_id")).isTrue();
        assertThat(Catalog.known("order_id")).isFalse();
    }
}
