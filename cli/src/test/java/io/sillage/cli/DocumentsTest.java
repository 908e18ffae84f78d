package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents name exists. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

    @TempDir
    Path here;

    @Test
    void everyLinkOfADocumentLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path document : documents()) {
            Matcher links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                String target = links.group(1);
                if (!target.startsWith("http") && !Files.exists(document.resolveSibling(target))) {
                    dead.add(document + ": " + target);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void theReadmeNamesEveryCommand() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        for (String command : Main.commands(surroundings()).getSubcommands().keySet()) {
            assertThat(readme).contains(command);
        }
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(
                ROOT.resolve("README.md"),
                ROOT.resolve("ARCHITECTURE.md"),
                ROOT.resolve("RATIONALE.md"),
                ROOT.resolve("CONTRIBUTING.md"),
                ROOT.resolve("target-apps/README.md")));
        try (Stream<Path> more = Files.list(ROOT.resolve("docs"))) {
            more.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        return documents;
    }

    private Surroundings surroundings() {
        return Typed.surroundings(here, new java.io.ByteArrayOutputStream(), new java.io.ByteArrayOutputStream());
    }
}
