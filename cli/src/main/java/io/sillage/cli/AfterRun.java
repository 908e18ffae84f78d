package io.sillage.cli;

import java.util.List;

/** What there is to say after a command ended: what was recorded, or why nothing was. */
final class AfterRun {
    private AfterRun() {}

    static List<String> report(RunSettings settings, Surroundings here) {
        return List.of("recorded into " + settings.shownRecording());
    }
}
