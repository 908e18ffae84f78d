package io.sillage.analyzer.framing;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The requests of one connection that wait for their answers: an answer's length depends on what was asked. */
public final class HttpTurns {
    /** Nobody pipelines more. */
    private static final int MAX_WAITING = 10_000;

    private final Deque<String> methods = new ArrayDeque<>();
    private boolean upgraded;

    void asked(String method) {
        if (methods.size() < MAX_WAITING) {
            methods.add(method);
        }
    }

    @Nullable
    String waiting() {
        return methods.peek();
    }

    void answered() {
        methods.poll();
    }

    void upgrade() {
        upgraded = true;
    }

    boolean upgraded() {
        return upgraded;
    }
}
