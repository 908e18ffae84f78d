package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongUsageTest {
    @TempDir
    Path directory;

    @Test
    void namesTheNearestCommand() {
        refuses("sillage: unknown command 'evnts', nearest: events; see: sillage --help", "evnts");
    }

    @Test
    void namesTheNearestOption() {
        refuses(
                "sillage: unknown option '--recordin', nearest: --recording; see: sillage run --help",
                "run",
                "--recordin",
                "x",
                "true");
    }

    @Test
    void asksForACommand() {
        refuses("sillage: a command is missing; see: sillage --help");
    }

    @Test
    void asksWhatToRun() {
        refuses("sillage: missing required parameter: 'COMMAND'; see: sillage run --help", "run", "--");
    }

    @Test
    void tellsWhichColoursThereAre() {
        refuses(
                "sillage: invalid value for option '--color': 'blue' is none of auto, always, never;"
                        + " see: sillage doctor --help",
                "doctor",
                "--color",
                "blue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.*", "java.**", "jdk.**", "sun.misc.Signal", "com.sun.**", "*", "**", "java"})
    void refusesToRecordTheJvmItself(String pattern) {
        refuses(
                "sillage: --methods '" + pattern + "': '" + pattern
                        + "' would record the JVM's own classes, which the recorder itself uses;"
                        + " name the application's packages, such as 'com.acme.**'",
                "run",
                "--methods",
                pattern,
                "--",
                "true");
    }

    @Test
    void refusesAPatternThatIsNone() {
        refuses(
                "sillage: --methods 'com.acme.**,': '' is no pattern;"
                        + " write class names with * and **, such as 'com.acme.**,kafka.server.*#handle'",
                "run",
                "--methods",
                "com.acme.**,",
                "--",
                "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "collect", "events", "status", "doctor"})
    void helpsWithAnExample(String command) {
        Typed typed = Typed.in(directory, command, "--help");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("Usage: sillage " + command, "Example");
        assertThat(typed.err()).isEmpty();
    }

    private void refuses(String words, String... args) {
        Typed typed = Typed.in(directory, args);
        assertThat(typed.err()).isEqualTo(words + "\n");
        assertThat(typed.out()).isEmpty();
        assertThat(typed.exitCode()).isEqualTo(2);
    }
}
