package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.timeline.LiveTimeline;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is missing from the data that a view was made from.
 *
 * @param events how many events, at least
 * @param causes what was lost where and why, the largest first
 * @param late how many events came too late for their place in the order
 */
public record LossReport(long events, List<Cause> causes, long late) {
    public static final LossReport NONE = new LossReport(0, List.of(), 0);

    /** Losses of one stream for one reason. */
    public record Cause(String stream, String reason, long events) {}

    public LossReport {
        causes = List.copyOf(causes);
    }

    /** Of what was read of that timeline until now. */
    public static LossReport of(Timeline timeline) {
        return of(timeline.losses(), timeline.late());
    }

    /** Of what was shown while it was written. */
    public static LossReport of(LiveTimeline timeline) {
        return of(timeline.losses(), timeline.late());
    }

    private static LossReport of(List<Entry> losses, long late) {
        Map<Cause, Long> sums = new LinkedHashMap<>();
        for (Entry entry : losses) {
            if (entry.frame() != null && entry.frame().event() instanceof Loss loss) {
                sums.merge(new Cause(entry.stream(), loss.reason(), 0), loss.count(), Long::sum);
            }
        }
        List<Cause> causes = new ArrayList<>();
        sums.forEach((key, count) -> causes.add(new Cause(key.stream(), key.reason(), count)));
        causes.sort(Comparator.comparingLong(Cause::events).reversed());
        return new LossReport(causes.stream().mapToLong(Cause::events).sum(), causes, late);
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
            if (causes.size() > 10) {
                lines.add("  and " + (causes.size() - 10) + " more; `sillage status` lists all");
            }
        }
        if (late > 0) {
            lines.add("late: " + late + " events came after later ones");
        }
        return lines;
    }
}
