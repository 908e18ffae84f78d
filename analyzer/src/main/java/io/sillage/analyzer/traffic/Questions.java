package io.sillage.analyzer.traffic;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What was asked and waits for its answer, in the order in which answers must come. Bounded. */
final class Questions<Q> {
    /** Nobody pipelines more. */
    private static final int MAX_WAITING = 10_000;

    private final ArrayDeque<Q> waiting = new ArrayDeque<>();
    private boolean uncertain;

    void ask(Q question) {
        if (waiting.size() == MAX_WAITING) {
            distrust();
        }
        if (!uncertain) {
            waiting.add(question);
        }
    }

    /** The one that is answered next; null when that is not known. */
    @Nullable
    Q first() {
        return waiting.peek();
    }

    void answered() {
        waiting.poll();
    }

    /** All after the next one will never be answered. */
    void keepFirst() {
        Q first = waiting.peek();
        waiting.clear();
        if (first != null) {
            waiting.add(first);
        }
    }

    int count() {
        return waiting.size();
    }

    /** From now on nobody knows which answer belongs to which question. */
    void distrust() {
        uncertain = true;
        waiting.clear();
    }
}
