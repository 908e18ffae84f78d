package io.sillage.cli.doctor;

import java.util.List;

/** Counts for the length of one `true`. No command of this version uses perf yet, and the words say so. */
final class Perf implements Check {
    private static final String NOT_YET = " (not used by this version)";

    @Override
    public List<Finding> findings() {
        Trial trial = Trial.of(List.of("perf", "stat", "-e", "cpu-clock,cycles", "true"));
        if (!trial.started()) {
            return List.of(Finding.limited("perf", "not installed" + NOT_YET, "apt-get install -y linux-perf"));
        }
        if (!trial.ok()) {
            return List.of(Finding.limited(
                    "perf", "refused: " + trial.firstLine() + NOT_YET, "sysctl kernel.perf_event_paranoid=1"));
        }
        String counters = trial.said().contains("<not supported>") ? "cpu-clock, no hardware counters" : "all counters";
        return List.of(Finding.works("perf", counters + NOT_YET));
    }
}
