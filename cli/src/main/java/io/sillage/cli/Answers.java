package io.sillage.cli;

import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.event.DamagedSegment;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever a command throws into one sentence and an exit code. */
final class Answers {
    private final Surroundings here;

    private Answers(Surroundings here) {
        this.here = here;
    }

    static CommandLine attach(CommandLine commands, Surroundings here) {
        Answers answers = new Answers(here);
        // @FILE is java's own syntax: a wrapped command must get it as it was typed
        commands.setExpandAtFiles(false);
        commands.setOut(new PrintWriter(here.out(), false, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(here.err().stream(), true, StandardCharsets.UTF_8));
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        commands.setUsageHelpWidth(100);
        commands.setUsageHelpAutoWidth(false);
        commands.setParameterExceptionHandler((e, args) -> answers.wrongUsage(e));
        commands.setExecutionExceptionHandler((e, command, parsed) -> answers.failed(e));
        commands.setExecutionStrategy(parsed -> {
            int exitCode = new CommandLine.RunLast().execute(parsed);
            here.out().flush();
            return exitCode;
        });
        return commands;
    }

    private int wrongUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        here.err().say(sentence(e, command) + "; see: " + name + " --help");
        return Refusal.WRONG_USAGE;
    }

    private static String sentence(ParameterException e, CommandLine command) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().get(0);
            boolean atTop = command.getParent() == null;
            boolean option = typed.startsWith("-") && typed.length() > 1;
            String what = option ? "unknown option" : atTop ? "unknown command" : "one argument too many";
            List<String> known = option
                    ? List.copyOf(command.getCommandSpec().optionsMap().keySet())
                    : atTop ? List.copyOf(command.getSubcommands().keySet()) : List.of();
            return what + " '" + typed + "'" + Nearest.hint(typed, known);
        }
        return lowerCased(String.valueOf(e.getMessage()));
    }

    /** picocli begins its sentences in upper case; ours stand after "sillage: ". */
    private static String lowerCased(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private int failed(Exception e) {
        try {
            // results that were written before it failed, such as a refused operation's witness
            here.out().flush();
        } catch (ReaderGone gone) {
            return 0;
        }
        if (e instanceof ReaderGone) {
            return 0;
        }
        if (e instanceof Refusal refusal) {
            here.err().say(refusal.getMessage());
            return refusal.exitCode();
        }
        if (e instanceof RecordingProblem problem) {
            here.err().say(String.valueOf(problem.getMessage()));
            return problem.exitCode();
        }
        here.err().say(environment(e));
        return Refusal.ENVIRONMENT;
    }

    private String environment(Exception e) {
        @Nullable String message = e.getMessage();
        if (e instanceof DamagedSegment) {
            return String.valueOf(message);
        }
        if (e instanceof AccessDeniedException) {
            return "no permission: " + message + "; run as its owner, or give another path";
        }
        if (e instanceof FileSystemException) {
            return "cannot use a file: " + message;
        }
        if (here.environment().containsKey("SILLAGE_DEBUG")) {
            e.printStackTrace(here.err().stream());
        }
        return "Bug: " + e + " (SILLAGE_DEBUG=1 shows where)";
    }
}
