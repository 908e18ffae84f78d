package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.AgentStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Why a flamegraph is empty: the agents' own words. */
final class EmptyReason {
    private EmptyReason() {}

    static @Nullable String of(FlameReader reader, Flamegraph.Of of) {
        if (reader.stacks() > 0) {
            return null;
        }
        String what = of == Flamegraph.Of.CALLS ? "no method events" : "no samples";
        if (reader.waiting() > 0) {
            return what + " of running threads; " + reader.waiting() + " samples are of threads that waited for data, "
                    + "connections or other threads";
        }
        if (reader.passedOver() > 0) {
            return what + " in threads named " + reader.wanted() + "; other threads have " + reader.passedOver();
        }
        Map<String, String> said = said(reader);
        if (said.isEmpty()) {
            return what + " in this recording or in that time, and no agent says why; was a JVM recorded?";
        }
        StringBuilder text = new StringBuilder(what).append(" in this recording or in that time;");
        text.append(of == Flamegraph.Of.CALLS ? " what the agents instrument:" : " what the agents say:");
        said.forEach((source, words) ->
                text.append(' ').append(source).append(": ").append(words).append(';'));
        text.append(
                of == Flamegraph.Of.CALLS
                        ? " choose with --methods when recording"
                        : " JFR is on by default, jfr=off and runtimes without jdk.jfr have no samples");
        return text.toString();
    }

    private static Map<String, String> said(FlameReader reader) {
        Map<String, String> last = new TreeMap<>();
        Timeline timeline = Timeline.of(reader.recording(), Selection.ALL.kinds(List.of("agent.status")));
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            if (entry.frame() != null && entry.frame().event() instanceof AgentStatus status) {
                last.put(timeline.source(entry), words(status));
            }
        }
        return last;
    }

    private static String words(AgentStatus status) {
        StringBuilder words = new StringBuilder(status.state());
        words.append(status.reason() == null ? "" : ", " + status.reason());
        status.texts()
                .forEach((name, value) ->
                        words.append(", ").append(name).append('=').append(value));
        return words.toString();
    }
}
