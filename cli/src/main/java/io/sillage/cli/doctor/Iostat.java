package io.sillage.cli.doctor;

import java.util.List;

/** Asks iostat for one report in the form that the probe reads. */
final class Iostat implements Check {
    @Override
    public List<Finding> findings() {
        Trial trial = Trial.of(List.of("iostat", "-x", "-t", "-o", "JSON"));
        if (!trial.started()) {
            return List.of(Finding.limited(
                    "iostat", "not installed: recordings have no disk and CPU events", "apt-get install -y sysstat"));
        }
        if (!trial.ok() || !trial.said().contains("\"statistics\"")) {
            return List.of(Finding.limited(
                    "iostat",
                    "gives no JSON: " + trial.firstLine(),
                    "install sysstat 11.6 or later: apt-get install -y sysstat"));
        }
        return List.of(Finding.works("iostat", "disk and CPU events"));
    }
}
