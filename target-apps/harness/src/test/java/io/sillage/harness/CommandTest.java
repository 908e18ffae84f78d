package io.sillage.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void keepsBytesAndExitCode() {
        Finished finished = Command.of("sh", "-c", "printf '\\377\\000a'; echo oops >&2; exit 7")
                .run();
        assertThat(finished.exitCode()).isEqualTo(7);
        assertThat(finished.stdout()).containsExactly(0xff, 0, 'a');
        assertThat(finished.err()).isEqualTo("oops\n");
    }

    @Test
    void waitsForWhatIsPrintedAndEndsBySignal() {
        try (Running running =
                Command.of("sh", "-c", "echo port 4711; exec sleep 100").start()) {
            assertThat(running.awaitOut("port (\\d+)$")).isEqualTo("4711");
            assertThat(running.signal("TERM").await().exitCode()).isEqualTo(128 + 15);
        }
    }

    @Test
    void handsOnLinesAndPassesOnWhatTheReceiverThrows() {
        List<String> lines = new ArrayList<>();
        Command.of("printf", "a\\nb\\n").run(lines::add).expect(0);
        assertThat(lines).containsExactly("a", "b");
        assertThatThrownBy(() -> Command.of("echo", "x").run(line -> {
                    throw new IllegalStateException("no " + line);
                }))
                .hasMessage("no x");
    }

    @Test
    void saysWhatWasPrintedWhenTimeIsUp() {
        try (Running running =
                Command.of("sh", "-c", "echo begun; exec sleep 100").start()) {
            running.awaitOut("begun");
            assertThatThrownBy(() -> running.await(Duration.ofMillis(10)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("still running")
                    .hasMessageContaining("begun");
        }
    }

    @Test
    void endsTheChildrenToo() {
        ProcessHandle child;
        try (Running running =
                Command.of("sh", "-c", "sleep 100 & echo child $!; wait").start()) {
            child = ProcessHandle.of(Long.parseLong(running.awaitOut("child (\\d+)")))
                    .orElseThrow();
            assertThat(child.isAlive()).isTrue();
        }
        assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }
}
