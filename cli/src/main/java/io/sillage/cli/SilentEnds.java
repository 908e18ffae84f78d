package io.sillage.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Processes that ended without saying so, as after {@code kill -9}: due once all that they wrote must have been shown. */
final class SilentEnds {
    /** Longer than events are held back for those of slower streams. */
    private static final long SETTLE_NANOS = 1_000_000_000L;

    private static final long ASK_NANOS = 1_000_000_000L;

    private final Supplier<Set<String>> ended;
    private final Map<String, Long> silentSince = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private long lastAsked;
    private boolean asked;

    /** @param ended asks which processes have ended until now */
    SilentEnds(Supplier<Set<String>> ended) {
        this.ended = ended;
    }

    /** Something of that process was shown. */
    void shown(String process, long nowNanos) {
        silentSince.computeIfPresent(process, (key, since) -> nowNanos);
    }

    /** Those that are due now, each once. To be asked when all has been shown that was there at first. */
    List<String> due(long nowNanos) {
        if (!asked || nowNanos - lastAsked >= ASK_NANOS) {
            asked = true;
            lastAsked = nowNanos;
            ended.get().stream()
                    .filter(process -> !told.contains(process))
                    .forEach(process -> silentSince.putIfAbsent(process, nowNanos));
        }
        List<String> due = new ArrayList<>();
        silentSince.forEach((process, since) -> {
            if (nowNanos - since >= SETTLE_NANOS) {
                due.add(process);
            }
        });
        silentSince.keySet().removeAll(due);
        told.addAll(due);
        return due;
    }
}
