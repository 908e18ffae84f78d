package io.sillage.cli;

import picocli.CommandLine;

/** The front door: what is typed comes in here, and the exit code goes out. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Surroundings here = Surroundings.ofThisProcess();
        int exitCode = run(here, args);
        here.err().flush();
        System.exit(exitCode);
    }

    static int run(Surroundings here, String... args) {
        return commands(here).execute(args);
    }

    static CommandLine commands(Surroundings here) {
        CommandLine all = new CommandLine(new Sillage())
                .addSubcommand(new Demo(here))
                .addSubcommand(Run.command(here))
                .addSubcommand(new Collect(here))
                .addSubcommand(new Tail(here))
                .addSubcommand(new Events(here))
                .addSubcommand(new Connections(here))
                .addSubcommand(new Methods(here))
                .addSubcommand(new Flame(here))
                .addSubcommand(new Status(here))
                .addSubcommand(new Transduce(here))
                .addSubcommand(new Publish(here))
                .addSubcommand(new Analyze(here))
                .addSubcommand(new Fst(here))
                .addSubcommand(new Doctor(here));
        return Answers.attach(all, here);
    }
}
