package io.sillage.cli;

import io.sillage.cli.doctor.Examination;
import io.sillage.cli.doctor.Finding;
import io.sillage.cli.doctor.Finding.Health;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tries on this host what the other commands need. */
@Command(
        name = "doctor",
        description = "Tries what works on this host, and names the command that mends what does not.",
        footer = {"", "Example:", "  sillage doctor", "", "Exit code: 1 if something stops a recording, else 0."})
final class Doctor implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private FormatOption format = new FormatOption();

    Doctor(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Path agentJar = AgentJar.beside(here.home());
        List<Finding> findings = Examination.of(
                        Path.of(System.getProperty("java.home")),
                        agentJar,
                        agentJar.resolveSibling("sillage.jar"),
                        here.directory())
                .peek(this::show)
                .toList();
        return findings.stream().anyMatch(finding -> finding.health() == Health.BROKEN) ? 1 : 0;
    }

    private void show(Finding finding) {
        here.out().line(format.json() ? json(finding) : words(finding));
        here.out().flush();
    }

    private static String words(Finding finding) {
        String mark = switch (finding.health()) {
            case WORKS -> "ok     ";
            case LIMITED -> "limited";
            case BROKEN -> "BROKEN ";
        };
        String mend = finding.remedy().isEmpty() ? "" : "\n           mend: " + finding.remedy();
        return mark + "  " + finding.subject() + ": " + finding.words() + mend;
    }

    private static String json(Finding finding) {
        return JsonLine.of(
                "subject", finding.subject(),
                "health", Choice.word(finding.health()),
                "words", finding.words(),
                "remedy", finding.remedy());
    }
}
