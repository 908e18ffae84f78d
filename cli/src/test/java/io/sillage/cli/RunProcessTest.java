package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} in a process of its own around real commands: what comes out is the command's, byte for byte. */
@Timeout(60)
class RunProcessTest {
    @TempDir
    Path here;

    @BeforeEach
    void anAgentThatNoJvmLoads() throws IOException {
        Files.createFile(here.resolve(AgentJar.NAME));
    }

    @Test
    void passesBinaryBytesBothWays() throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        Files.write(here.resolve("in"), bytes);
        Ended ended = end(start("run", "--", "sh", "-c", "cat; printf '\\377' >&2"));
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).isEqualTo(bytes);
        assertThat(ended.err()).containsSequence((byte) '\n', (byte) 0xFF, (byte) 's');
    }

    @Test
    void saysNothingWhenItIsToBeQuiet() throws Exception {
        Ended ended = end(start("run", "--quiet", "--", "sh", "-c", "echo out; echo err >&2"));
        assertThat(ended.outText()).isEqualTo("out\n");
        assertThat(ended.errText()).isEqualTo("err\n");
    }

    @Test
    void exitsWithTheCommandsCode() throws Exception {
        assertThat(end(start("run", "--", "sh", "-c", "exit 42")).exitCode()).isEqualTo(42);
    }

    @Test
    void exitsWith128AndTheSignal() throws Exception {
        assertThat(end(start("run", "--", "sh", "-c", "kill -9 $$")).exitCode()).isEqualTo(137);
        assertThat(end(start("run", "--", "sh", "-c", "kill -SEGV $$")).exitCode())
                .isEqualTo(139);
    }

    @Test
    void tellsWhyACommandDidNotStartAndMakesNoRecording() throws Exception {
        Ended missing = end(start("run", "--", "no-such-command"));
        assertThat(missing.exitCode()).isEqualTo(127);
        assertThat(missing.errText())
                .isEqualTo("sillage: command not found: 'no-such-command' is in no directory of PATH\n");
        Ended text = end(start("run", "--", "/etc/passwd"));
        assertThat(text.exitCode()).isEqualTo(126);
        assertThat(here.resolve("recordings")).doesNotExist();
    }

    @Test
    void passesSigtermOnAndWaitsForTheCommandToEnd() throws Exception {
        Process run = start(
                "run",
                "--quiet",
                "--",
                "sh",
                "-c",
                "trap 'echo ending; exit 5' TERM; echo ready; while :; do sleep 0.05; done");
        awaitOutput("ready\n");
        kill("TERM", run);
        Ended ended = end(run);
        assertThat(ended.outText()).isEqualTo("ready\nending\n");
        assertThat(ended.exitCode()).isEqualTo(5);
    }

    @Test
    void outlivesCtrlCAndLeavesItsMeaningToTheCommand() throws Exception {
        Process run = start(
                "run",
                "--quiet",
                "--",
                "sh",
                "-c",
                "trap 'echo caught; exit 6' INT; echo ready; while :; do sleep 0.05; done");
        awaitOutput("ready\n");
        kill("INT", run);
        Ended ended = end(run);
        assertThat(ended.outText()).isEqualTo("ready\ncaught\n");
        assertThat(ended.exitCode()).isEqualTo(6);
    }

    @Test
    void endsAtOnceAtTheSecondCtrlC() throws Exception {
        Process run = start(
                "run",
                "--quiet",
                "--",
                "sh",
                "-c",
                "trap 'echo caught' INT; echo ready; n=0; while [ $n -lt 400 ]; do sleep 0.05; n=$((n+1)); done");
        awaitOutput("ready\n");
        kill("INT", run);
        awaitOutput("ready\ncaught\n");
        kill("INT", run);
        assertThat(end(run).exitCode()).isEqualTo(130);
    }

    private Process start(String... args) throws IOException {
        Files.deleteIfExists(here.resolve("out"));
        // a session without a terminal: then Ctrl-C is ours to pass on; and not ignored, as in a shell's background
        List<String> words = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dsillage.home=" + here,
                "-cp",
                System.getProperty("java.class.path"),
                "io.sillage.cli.Main"));
        words.addAll(List.of(args));
        Path in = here.resolve("in");
        return new ProcessBuilder(words)
                .directory(here.toFile())
                .redirectInput(
                        Files.exists(in) ? in.toFile() : Path.of("/dev/null").toFile())
                .redirectOutput(here.resolve("out").toFile())
                .redirectError(here.resolve("err").toFile())
                .start();
    }

    private Ended end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Ended(
                process.waitFor(), Files.readAllBytes(here.resolve("out")), Files.readAllBytes(here.resolve("err")));
    }

    /** Looks again until it is there; the test's time limit ends it otherwise. */
    private void awaitOutput(String text) throws IOException, InterruptedException {
        while (!Files.readString(here.resolve("out")).equals(text)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void kill(String signal, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                .start()
                .waitFor();
    }

    private record Ended(int exitCode, byte[] out, byte[] err) {
        String outText() {
            return new String(out, StandardCharsets.UTF_8);
        }

        String errText() {
            return new String(err, StandardCharsets.UTF_8);
        }
    }
}
