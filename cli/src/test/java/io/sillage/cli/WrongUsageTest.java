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

    @Test
    void tellsHowChecksumsCanBeTaken() {
        refuses(
                "sillage: invalid value for option '--checksums': 'maybe' is none of auto, check, ignore;"
                        + " see: sillage connections --help",
                "connections",
                "--checksums",
                "maybe");
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
    @ValueSource(
            strings = {
                "demo",
                "run",
                "collect",
                "tail",
                "events",
                "connections",
                "methods",
                "flame",
                "fst",
                "status",
                "transduce",
                "publish",
                "analyze",
                "doctor"
            })
    void helpsWithAnExample(String command) {
        Typed typed = Typed.in(directory, command, "--help");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("Usage: sillage " + command, "Example");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void refusesAGroupThatNoTopicCanBeCalledAfter() {
        refuses(
                "sillage: --group 'my group': topics are called after it; it may have letters of ASCII, digits, '.', '_' and"
                        + " '-', 120 at most",
                "analyze",
                "--on",
                "kafka://localhost:1/shop",
                "--group",
                "my group");
    }

    @Test
    void refusesToPublishARecordingOntoItself() {
        refuses(
                "sillage: --on kafka://localhost:1/shop is the recording itself, which has all of it already; choose another"
                        + " prefix",
                "publish",
                "kafka://localhost:1/shop",
                "--on",
                "kafka://localhost:1/shop",
                "--resume");
    }

    @Test
    void tellsWhichFormatsThereAre() {
        refuses(
                "sillage: invalid value for option '--format': 'xml' is none of table, json, zeek;"
                        + " see: sillage connections --help",
                "connections",
                "--format",
                "xml");
    }

    @Test
    void namesTheNearestState() {
        refuses(
                "sillage: --state: 'RST' is no state, nearest: RSTO; see docs/connections.md",
                "connections",
                "--state",
                "SF,RST");
    }

    @Test
    void refusesAPortThatIsNone() {
        refuses("sillage: --port: 70000 is not within 0..65535", "connections", "--port", "70000");
    }

    @Test
    void refusesASpanOfTimeThatIsNone() {
        refuses(
                "sillage: invalid value for option '--idle-timeout': 'soon' is no span of time; write it like 500ms,"
                        + " 10s, 5m or 1h; see: sillage connections --help",
                "connections",
                "--idle-timeout",
                "soon");
    }

    @Test
    void whoFollowsCantEndAtOnce() {
        refuses(
                "sillage: --follow, --no-follow: one excludes the other; leave one out",
                "tail",
                "--follow",
                "--no-follow");
    }

    @Test
    void whoFollowsRunsTransducers() {
        refuses(
                "sillage: --follow: runs transducers, and the other option asks for something else than that; leave one"
                        + " out",
                "transduce",
                "turns",
                "--follow",
                "--check");
    }

    @Test
    void interimRecordsNeedSomebodyWhoFollows() {
        refuses(
                "sillage: --interim: without --follow each connection has one record; add --follow",
                "connections",
                "--interim",
                "10s");
    }

    @Test
    void whatComesAsItEndsHasNoOtherOrder() {
        refuses(
                "sillage: --sort: with --follow or --idle-timeout connections come as they end",
                "connections",
                "--follow",
                "--sort",
                "bytes");
    }

    @Test
    void asksWhereToWriteAFlamegraph() {
        refuses("sillage: missing required option: '--output=FILE'; see: sillage flame --help", "flame");
    }

    @Test
    void readsAFlamegraphsFormatFromItsEnding() {
        refuses(
                "sillage: -o 'x.png': the ending picks the format, and it is neither .html nor .collapsed",
                "flame",
                "-o",
                "x.png");
    }

    @Test
    void refusesANegativeNumberOfRows() {
        refuses("sillage: --limit: -1 is below 0; give a number of rows, or 0 for all", "methods", "--limit", "-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tail", "events", "connections", "methods", "status"})
    void asksForARecordingWhereThereIsNone(String command) {
        refuses(
                "sillage: no recording under ./recordings; name one, or make one with: sillage run -- COMMAND",
                command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tail", "events", "connections", "methods"})
    void refusesATimeThatIsNone(String command) {
        refuses(
                "sillage: --since: no time: yesterday; write RFC 3339 as in 2026-01-02T03:04:05Z,"
                        + " or -5m for before the end",
                command,
                directory.toString(),
                "--since",
                "yesterday");
    }

    private void refuses(String words, String... args) {
        Typed typed = Typed.in(directory, args);
        assertThat(typed.err()).isEqualTo(words + "\n");
        assertThat(typed.out()).isEmpty();
        assertThat(typed.exitCode()).isEqualTo(2);
    }
}
