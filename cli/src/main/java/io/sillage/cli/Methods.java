package io.sillage.cli;

import io.sillage.analyzer.timeline.Selection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the recorded methods cost. */
@Command(
        name = "methods",
        description = "Lists calls, total and own time and errors of each method, the costliest first.",
        footer = {
            "",
            "Examples:",
            "  sillage methods",
            "  sillage methods recordings/night --limit 0 --format json",
            "",
            "OWN is the time outside of recorded callees, TOTAL the time with them; a recursion counts once."
        })
final class Methods implements Callable<Integer> {
    private static final int USUAL_LIMIT = 30;

    private final Surroundings here;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--limit", paramLabel = "N", description = "Rows of the table, 0 for all. Default: 30")
    private int limit = USUAL_LIMIT;

    Methods(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        if (limit < 0) {
            throw Refusal.wrongUsage("--limit: " + limit + " is below 0; give a number of rows, or 0 for all");
        }
        Selection selection = period.selection();
        var methods = io.sillage.analyzer.view.Methods.of(reading.open(here), selection);
        (format.json() ? methods.json() : methods.table(limit, here.terminal().limit())).forEach(here.out()::line);
        here.out().flush();
        methods.loss().lines().forEach(here.err()::say);
        int left = limit == 0 || format.json() ? 0 : methods.methods().size() - limit;
        if (left > 0) {
            here.err().say("and " + left + " more methods; --limit 0 shows all");
        }
        if (methods.methods().isEmpty()) {
            here.err().say("no calls in this recording or in that time; `sillage status` says what was instrumented");
        }
        return 0;
    }
}
