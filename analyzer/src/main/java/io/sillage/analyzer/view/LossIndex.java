package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.Loss;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many events a process lost within a time. */
final class LossIndex {
    private final Map<String, TreeMap<Long, Long>> byProcess = new HashMap<>();

    LossIndex(List<Entry> losses) {
        for (Entry entry : losses) {
            if (entry.frame() != null && entry.frame().event() instanceof Loss loss) {
                byProcess
                        .computeIfAbsent(entry.origin().process(), key -> new TreeMap<>())
                        .merge(entry.mono(), loss.count(), Long::sum);
            }
        }
    }

    long within(String process, long fromMono, long toMono) {
        TreeMap<Long, Long> losses = byProcess.get(process);
        if (losses == null || fromMono > toMono) {
            return 0;
        }
        return losses.subMap(fromMono, true, toMono, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
