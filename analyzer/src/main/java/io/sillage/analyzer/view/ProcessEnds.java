package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When processes ended: those that said so, and those whose lock is free, which wrote nothing after their end. */
final class ProcessEnds {
    static final String KIND = "process.end";

    private final Timeline timeline;
    private final Map<String, Long> monos = new HashMap<>();

    private ProcessEnds(Timeline timeline, Set<String> endedWriters) {
        this.timeline = timeline;
        for (String process : endedWriters) {
            if (!timeline.goesOn(process)) {
                monos.put(process, timeline.lastMono(process));
            }
        }
    }

    /** Begins to read entries of these kinds; the reader hands all of them to {@link #step}. */
    static ProcessEnds of(Recording recording, Selection selection, List<String> kinds) {
        // asked before the snapshot, so that all that they wrote is in it
        Set<String> endedWriters = recording.endedWriters();
        return new ProcessEnds(Timeline.of(recording, selection.kinds(kinds)), endedWriters);
    }

    Timeline timeline() {
        return timeline;
    }

    void step(Entry entry) {
        if (entry.kind().equals(KIND)) {
            monos.merge(entry.origin().process(), entry.mono(), Math::min);
        }
    }

    /** The processes that have ended by now. */
    Set<String> processes() {
        return Collections.unmodifiableSet(monos.keySet());
    }

    /** That moment, or the end of the process if that was earlier. */
    long notAfter(String process, long mono) {
        return Math.min(mono, monos.getOrDefault(process, Long.MAX_VALUE));
    }
}
