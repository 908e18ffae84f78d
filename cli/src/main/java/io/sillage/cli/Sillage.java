package io.sillage.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code sillage} itself: options that every command has. */
@Command(
        name = "sillage",
        description = "Makes visible what programs on this host do, without touching them.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Example:",
            "  sillage run -- java -jar app.jar     record a program",
            "  sillage connections                  whom did it talk with",
            "  sillage flame -o where.html          where did the time go",
            "",
            "RECORDING is a directory; without it, the newest one under ./recordings.",
            "Exit code: 0 done, 1 the answer is no, 2 wrong usage, 3 this host does not permit it."
        })
final class Sillage implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this and end.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version and end.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean version;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "WHEN",
            converter = ColourChoice.Reader.class,
            description = "auto, always or never; NO_COLOR and CLICOLOR_FORCE are obeyed.")
    private ColourChoice colour = ColourChoice.AUTO;

    ColourChoice colour() {
        return colour;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
