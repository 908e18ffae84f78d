package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.reading.ThreadKey;
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
}
