package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.cli.fst.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation as typed, with what it answers: a file an operation in {@code golden/fst}, on the machines beside it.
 * {@code make accept} writes the answers anew after the commands; read the difference before you commit it.
 */
class FstGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/fst");
    private static final String PROMPT = "$ sillage ";
    private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|\\S+");

    @TempDir
    Path directory;

    static List<String> operations() {
        return Operation.names();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersAsItDid(String operation) throws IOException {
        Path golden = GOLDEN.resolve(operation + ".txt");
        copyMachines();
        String expected = Files.readString(golden);
        String session = session(expected);
        if (Boolean.getBoolean("sillage.accept")) {
            Files.writeString(golden, session);
        } else {
            assertThat(session).isEqualTo(expected);
        }
    }

    @Test
    void everyOperationSucceedsAndQuestionsAreAnsweredInEveryWay() throws IOException {
        for (Operation operation : Operation.ALL) {
            String golden = Files.readString(GOLDEN.resolve(operation.name() + ".txt"));
            assertThat(golden).as(operation.name()).contains("\nexit 0\n");
            if (operation.asks() || operation.runs()) {
                assertThat(golden).as(operation.name()).contains("\nexit 1\n", "\nexit 2\n", "input: ");
            }
        }
        assertThat(files(GOLDEN))
                .as("a file without an operation")
                .containsExactlyInAnyOrderElementsOf(
                        operations().stream().map(name -> name + ".txt").toList());
    }

    private void copyMachines() throws IOException {
        for (String file : files(GOLDEN.resolve("machines"))) {
            Files.copy(GOLDEN.resolve("machines").resolve(file), directory.resolve(file));
        }
    }

    private static List<String> files(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private String session(String golden) throws IOException {
        StringBuilder session = new StringBuilder();
        for (String line : golden.lines().toList()) {
            if (line.startsWith(PROMPT)) {
                session.append(line).append('\n').append(answer(line.substring(PROMPT.length())));
            }
        }
        return session.toString();
    }

    private String answer(String command) throws IOException {
        InputStream stdin = System.in;
        try {
            List<String> arguments = new ArrayList<>();
            Matcher each = ARGUMENT.matcher(command);
            while (each.find()) {
                if (each.group().startsWith("<")) {
                    System.setIn(new ByteArrayInputStream(
                            Files.readAllBytes(directory.resolve(each.group().substring(1)))));
                } else {
                    arguments.add(each.group(1) != null ? each.group(1) : each.group());
                }
            }
            Typed typed = Typed.in(directory, arguments.toArray(String[]::new));
            return typed.out() + said(typed.err()) + "exit " + typed.exitCode() + "\n\n";
        } finally {
            System.setIn(stdin);
        }
    }

    private static String said(String err) {
        return err.lines().map(line -> "stderr: " + line + "\n").collect(Collectors.joining());
    }
}
