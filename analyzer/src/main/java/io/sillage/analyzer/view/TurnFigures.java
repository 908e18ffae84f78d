package io.sillage.analyzer.view;

import io.sillage.analyzer.reading.Durations;
import io.sillage.analyzer.reading.Turns;
import org.jspecify.annotations.Nullable;

/**
 * The turns of a connection: how many, how long an answer took to begin, in nanoseconds, and the bytes of requests that were
 * answered and of their answers.
 */
public record TurnFigures(
        long count, long p50Nanos, long p99Nanos, long maxNanos, long requestBytes, long answerBytes) {
    static final TurnFigures NONE = new TurnFigures(0, 0, 0, 0, 0, 0);

    static @Nullable TurnFigures of(@Nullable Turns turns) {
        if (turns == null) {
            return null;
        }
        Durations latencies = turns.latencies();
        return new TurnFigures(
                latencies.count(),
                latencies.percentile(0.5),
                latencies.percentile(0.99),
                latencies.max(),
                turns.requestBytes(),
                turns.answerBytes());
    }
}
