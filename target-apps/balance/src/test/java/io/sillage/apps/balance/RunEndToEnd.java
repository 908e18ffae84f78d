package io.sillage.apps.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.harness.Command;
import io.sillage.harness.Finished;
import io.sillage.harness.Jdk;
import io.sillage.harness.Jdks;
import io.sillage.harness.Recording;
import io.sillage.harness.Running;
import io.sillage.harness.Sillage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrapped JVM beside the same one unwrapped: what comes out is the same, byte for byte. */
class RunEndToEnd {
    private static final String OUR_WORDS = "(sillage: [^\n]*\n)*";

    @TempDir
    Path directory;

    static Stream<Arguments> endings() {
        return Jdks.found().stream()
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, List.of("exit", "0")),
                        Arguments.of(jdk, List.of("exit", "42")),
                        Arguments.of(jdk, List.of("halt", "3")),
                        Arguments.of(jdk, List.of("throw"))));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void changesNeitherOutputsNorExitCode(Jdk jdk, List<String> ending) {
        Finished alone = program(jdk, ending).run();
        Finished wrapped = wrapped(jdk, program(jdk, ending)).run().expect(alone.exitCode());
        assertThat(wrapped.stdout()).isEqualTo(alone.stdout());
        assertThat(unbroken(wrapped.stderr())).isEqualTo(alone.stderr());
        // the application's lines are events, the bytes that are no text marked
        assertThat(recording(jdk).events("--kind", "log"))
                .anyMatch(event -> event.path("body").asText().equals("block 3 done")
                        && event.path("log.iostream").asText().equals("stderr"))
                .anyMatch(event -> event.path("body").asText().startsWith("ünïcödé, and no line end"));
    }

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void endsBySignalAsTheProgramDoes(Jdk jdk) {
        for (String signal : List.of("TERM", "KILL", "INT")) {
            Path recording = directory.resolve(signal);
            Command command = new Sillage(jdk)
                    .command("run", "--recording", recording, "--")
                    .and(program(jdk, List.of("wait")).words().toArray());
            try (Running running = command.start()) {
                running.awaitErr("^waiting$");
                if (signal.equals("KILL")) {
                    running.handle().descendants().forEach(ProcessHandle::destroyForcibly);
                } else {
                    running.signal(signal);
                }
                running.await().expect(128 + number(signal));
            }
            assertThat(new Recording(new Sillage(jdk), recording).events("--kind", "process.start"))
                    .hasSize(1);
        }
    }

    /** A shell around it: then the agent comes by JAVA_TOOL_OPTIONS, and the JVM itself says so. */
    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void addsOnlyTheJvmsOwnLineWhenAScriptStartsIt(Jdk jdk) {
        String script = "\"$@\"; exit $?";
        Command alone = Command.of("sh", "-c", script, "sh")
                .and(program(jdk, List.of("exit", "7")).words().toArray());
        Finished expected = alone.run().expect(7);
        Finished wrapped = wrapped(jdk, alone).run().expect(7);
        assertThat(wrapped.stdout()).isEqualTo(expected.stdout());
        String err = new String(unbroken(wrapped.stderr()), StandardCharsets.ISO_8859_1);
        assertThat(err.replaceFirst("^Picked up JAVA_TOOL_OPTIONS: [^\n]*\n", ""))
                .isEqualTo(new String(expected.stderr(), StandardCharsets.ISO_8859_1));
        assertThat(recording(jdk).events("--kind", "method.exit")).isNotEmpty();
    }

    private static int number(String signal) {
        return switch (signal) {
            case "INT" -> 2;
            case "KILL" -> 9;
            default -> 15;
        };
    }

    private static Command program(Jdk jdk, List<String> ending) {
        return Command.of(jdk.java(), "-cp", Sillage.built("target-apps/balance/target/balance.jar"))
                .and("com.example.balance.Outputs")
                .and(ending.toArray());
    }

    private Command wrapped(Jdk jdk, Command command) {
        return new Sillage(jdk)
                .command("run", "--recording", directory.resolve("recording"), "--")
                .and(command.words().toArray());
    }

    private Recording recording(Jdk jdk) {
        return new Recording(new Sillage(jdk), directory.resolve("recording"));
    }

    /** Without our words before and after; anything of ours in between stays, and the comparison fails. */
    private static byte[] unbroken(byte[] stderr) {
        String text = new String(stderr, StandardCharsets.ISO_8859_1);
        String inner = text.replaceFirst("^" + OUR_WORDS, "");
        int end = inner.indexOf("sillage: recorded ");
        assertThat(end).as(text).isNotNegative();
        assertThat(inner.substring(end)).matches(OUR_WORDS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(inner.substring(0, end).getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }
}
