package io.sillage.analyzer.view;

import io.sillage.analyzer.timeline.LiveTimeline;
import io.sillage.analyzer.timeline.LossSums;
import io.sillage.analyzer.timeline.LossSums.Cause;
import io.sillage.analyzer.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;

/**
 * What is missing from the data that a view was made from.
 *
 * @param events how many events, at least
 * @param causes what was lost where and why, the largest first
 * @param furtherCauses how many more there are, of which nobody knows more
 * @param late how many events came too late for their place in the order
 */
public record LossReport(long events, List<Cause> causes, long furtherCauses, long late) {
    public static final LossReport NONE = new LossReport(0, List.of(), 0, 0);

    public LossReport {
        causes = List.copyOf(causes);
    }

    /** Of what was read of that timeline until now. */
    public static LossReport of(Timeline timeline) {
        return of(timeline.lost(), timeline.late());
    }

    /** Of what was shown while it was written. */
    public static LossReport of(LiveTimeline timeline) {
        return of(timeline.lost(), timeline.late());
    }

    private static LossReport of(LossSums lost, long late) {
        return new LossReport(lost.events(), lost.causes(), lost.furtherCauses(), late);
    }

    public boolean none() {
        return events == 0 && late == 0;
    }

    /** Lines for people; none when nothing is missing. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (events > 0) {
            lines.add("lost: " + events + " events; what follows is made without them");
            causes.stream()
                    .limit(10)
                    .forEach(cause ->
                            lines.add("  " + cause.stream() + ": " + cause.events() + " events, " + cause.reason()));
            long more = causes.size() + furtherCauses - 10;
            if (more > 0) {
                lines.add("  and " + more + " more; `sillage status` lists all");
            }
        }
        if (late > 0) {
            lines.add("late: " + late + " events came after later ones");
        }
        return lines;
    }
}
