package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.reading.ThreadKey;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ThreadCallsTest {
    private static final ThreadKey THREAD = new ThreadKey("1-1", 7);

    private final ThreadCalls calls = new ThreadCalls();

    @Test
    void stacksThatNobodyIsInAnyMoreAreForgotten() {
        calls.entered(new ThreadKey("1-1", 8), "1-1/1", "stays", 1);
        calls.entered(THREAD, "1-1/0", "main", 1);
        for (int i = 2; i < 500_000; i++) {
            calls.entered(THREAD, "1-1/0", "m" + i, i);
            calls.exited(THREAD, "1-1/0", "m" + i, i + 1, 1);
        }
        assertThat(calls.stacks()).isLessThan(250_000);
        assertThat(calls.methods(THREAD)).containsExactly("main");
        calls.exited(THREAD, "1-1/0", "main", 600_001, 600_000);
        assertThat(calls.methods(THREAD)).isEmpty();
        assertThat(calls.methods(new ThreadKey("1-1", 8))).containsExactly("stays");
        assertThat(calls.methods(new ThreadKey("1-2", 7))).isNull();
    }

    @Test
    void aLossConcernsThoseWhoseLatestCallIsInItsLane() {
        ThreadKey other = new ThreadKey("1-1", 8);
        calls.entered(THREAD, "1-1/0", "a", 1);
        calls.entered(other, "1-1/0", "b", 1);
        calls.entered(other, "1-1/1", "c", 2);
        calls.lost("1-1/0");
        assertThat(calls.methods(THREAD)).isNull();
        assertThat(calls.methods(other)).containsExactly("c", "b");
        calls.entered(THREAD, "1-1/0", "d", 3);
        calls.lost("1-1/1");
        calls.lost("1-1/1");
        assertThat(calls.methods(THREAD)).containsExactly("d");
        assertThat(calls.methods(other)).isNull();
        calls.lost("1-1/0");
        assertThat(calls.methods(THREAD)).isNull();
        calls.exited(THREAD, "1-1/0", "d", 4, 1);
        calls.exited(THREAD, "1-1/0", "a", 5, 4);
        assertThat(calls.methods(THREAD)).isEmpty();
    }

    @Test
    void aLossCostsNothingOfThreadsThatHadNoCallSinceTheLast() {
        for (int thread = 0; thread < 200_000; thread++) {
            calls.entered(new ThreadKey("1-1", thread), "1-1/0", "m", 1);
        }
        for (int loss = 0; loss < 200_000; loss++) {
            calls.lost("1-1/0");
        }
        assertThat(calls.methods(new ThreadKey("1-1", 0))).isNull();
    }

    @Test
    void whoTakesOverHearsOfLossesToo() {
        calls.noteChanges();
        calls.entered(THREAD, "1-1/0", "a", 1);
        ThreadCalls successor = new ThreadCalls();
        successor.noteChanges();
        calls.writeChanges((key, thread) -> successor.read(key, Objects.requireNonNull(thread)));
        assertThat(successor.methods(THREAD)).containsExactly("a");
        successor.lost("1-1/0");
        assertThat(successor.methods(THREAD)).isNull();
    }
}
