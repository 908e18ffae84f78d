package io.sillage.cli.wrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What signals do while a command is wrapped: the command gets them and ends as it likes, and we outlive it to seal the
 * recording. A second Ctrl-C ends us at once.
 */
public final class Relay {
    private static final int ENDED_BY_INTERRUPT = 130;

    private final AtomicInteger interrupts = new AtomicInteger();
    /** Signals that came before there was a command. */
    private final Queue<String> early = new ArrayDeque<>();

    private @Nullable Process command;

    /** Before the command starts, so that no signal finds us unprepared. */
    public void listen() {
        Signals.on("INT", this::interrupt);
        Signals.on("TERM", () -> pass("TERM"));
        Signals.on("HUP", () -> pass("HUP"));
    }

    /** From here on signals go to it; so do those that came while it started. */
    public synchronized void to(Process started) {
        command = started;
        early.forEach(signal -> pass(signal, started));
        early.clear();
    }

    private void interrupt() {
        if (interrupts.incrementAndGet() > 1) {
            Runtime.getRuntime().halt(ENDED_BY_INTERRUPT);
        }
        // the terminal sends Ctrl-C to its whole foreground group, and a second one may mean more than the first
        if (!inForeground()) {
            pass("INT");
        }
    }

    private synchronized void pass(String signal) {
        if (command == null) {
            early.add(signal);
        } else {
            pass(signal, command);
        }
    }

    private static void pass(String signal, Process target) {
        if (!target.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + target.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noShell) {
            target.destroy();
        }
    }

    /** True if our process group is the one that the terminal talks to. */
    private static boolean inForeground() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            // after the command's name in brackets: state ppid pgrp session tty_nr tpgid
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[2].equals(fields[5]);
        } catch (IOException | RuntimeException noProc) {
            return true;
        }
    }
}
