package io.sillage.cli;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.AgentStatus;
import io.sillage.event.Kind;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether any JVM wrote into a recording, and if none did, why. */
final class AfterRun {
    private static final String NOBODY = "no JVM wrote into it. Either the command started none,"
            + " or its environment was cleared (sudo, env -i, a container, a daemon that lives elsewhere),"
            + " or the JVM runs as a user who may not write there, or it is none that the agent knows"
            + " (older than Java 17, OpenJ9, a native image)";

    private AfterRun() {}

    /** Reads what the agents said of themselves, which is little. */
    static List<String> sentences(Path directory) {
        boolean entered;
        Set<String> reasons = new LinkedHashSet<>();
        try {
            Recording recording = Recording.open(directory);
            entered = recording.snapshot().lanes().stream()
                    .anyMatch(lane -> lane.owner().service() != null);
            Timeline said = Timeline.of(recording, Selection.ALL.kinds(List.of(Kind.AGENT_STATUS.jsonName())));
            for (Entry entry = said.next(); entry != null; entry = said.next()) {
                if (entry.frame() != null
                        && entry.frame().event() instanceof AgentStatus status
                        && status.state().equals("stood-down")
                        && status.reason() != null
                        && entry.frame().origin().service() != null) {
                    reasons.add("process " + entry.origin().pid() + " was not recorded: " + status.reason());
                }
            }
        } catch (RecordingProblem unreadable) {
            return List.of(String.valueOf(unreadable.getMessage()));
        }
        return entered || !reasons.isEmpty() ? List.copyOf(reasons) : List.of(NOBODY);
    }
}
