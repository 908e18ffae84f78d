package io.sillage.analyzer.timeline;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.Frame;
import io.sillage.event.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was lost, summed by stream and reason, while it is told. Bounded, though reasons name files and lines of which there
 * is always another one: those with the most events are kept apart, of the rest only how many there are.
 */
public final class LossSums {
    private static final int MAX_CAUSES = 2048;

    /** Losses of one stream for one reason. */
    public record Cause(String stream, String reason, long events) {}

    private record Key(String stream, String reason) {}

    private final Map<Key, Long> sums = new LinkedHashMap<>();
    private long events;
    private long furtherCauses;

    /** Entries that are no loss are passed over. */
    void add(Entry entry) {
        Frame frame = entry.frame();
        if (frame != null && frame.event() instanceof Loss loss) {
            add(entry.stream(), loss);
        }
    }

    void add(String stream, Loss loss) {
        events += loss.count();
        sums.merge(new Key(stream, loss.reason()), loss.count(), Long::sum);
        if (sums.size() > MAX_CAUSES) {
            forgetSmaller();
        }
    }

    /** Half of them, so that it is done seldom. */
    private void forgetSmaller() {
        List<Map.Entry<Key, Long>> bySize = new ArrayList<>(sums.entrySet());
        bySize.sort(Map.Entry.comparingByValue());
        List<Key> smaller = bySize.subList(0, MAX_CAUSES / 2).stream()
                .map(Map.Entry::getKey)
                .toList();
        smaller.forEach(sums::remove);
        furtherCauses += smaller.size();
    }

    /** How many events, at least. */
    public long events() {
        return events;
    }

    /** Those that were kept apart, the largest first, of equal ones that which was told first. */
    public List<Cause> causes() {
        List<Cause> causes = new ArrayList<>();
        sums.forEach((key, count) -> causes.add(new Cause(key.stream(), key.reason(), count)));
        causes.sort(Comparator.comparingLong(Cause::events).reversed());
        return causes;
    }

    /** How many were not; one that was told again after that counts twice. */
    public long furtherCauses() {
        return furtherCauses;
    }
}
