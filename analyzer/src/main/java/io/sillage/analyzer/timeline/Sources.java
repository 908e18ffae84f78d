package io.sillage.analyzer.timeline;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Lane;
import io.sillage.analyzer.journal.Snapshot;
import io.sillage.event.Origin;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name that is shown for each source: its own, with {@code #2}, {@code #3} for further processes of that name in
 * the order of their start. The same for every view and filter of a recording.
 */
public final class Sources {
    private final Map<String, Integer> used = new HashMap<>();
    private final Map<Key, String> names = new HashMap<>();
    /** Whose name was asked for last, as it mostly is again. */
    private @Nullable Origin last;

    private String lastName = "";

    private record Key(String process, String source) {}

    /** Names everything that a snapshot holds; what comes later is named as it is met. */
    public Sources(Snapshot snapshot) {
        for (Origin owner : snapshot.owners()) {
            if (!owner.source().equals(owner.process())) {
                name(owner);
            }
            // A daemon has a source for each probe, a lane each; an agent has one for all of its lanes.
            if (owner.service() == null) {
                snapshot.lanes().stream()
                        .filter(lane -> lane.owner().process().equals(owner.process()))
                        .map(Lane::origin)
                        .forEach(this::name);
            }
        }
    }

    public String of(Entry entry) {
        return entry.line() != null ? entry.origin().source() : name(entry.origin());
    }

    /** The name of a writer. */
    public String of(Origin origin) {
        return name(origin);
    }

    @SuppressWarnings("ReferenceEquality") // an equal one is found by its names
    private String name(Origin origin) {
        if (origin != last) {
            lastName = find(origin);
            last = origin;
        }
        return lastName;
    }

    private String find(Origin origin) {
        return names.computeIfAbsent(new Key(origin.process(), origin.source()), key -> {
            int number = used.merge(key.source(), 1, Integer::sum);
            return number == 1 ? key.source() : key.source() + "#" + number;
        });
    }
}
