package io.sillage.collector.probe;

import io.sillage.collector.lane.Lane;
import io.sillage.event.AgentStatus;
import io.sillage.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a tool of the host, reads what it prints and writes it into a lane; begins it again when it dies. Never throws:
 * what goes wrong is an {@code agent.status} event in the same lane.
 *
 * <p>Its thread waits in the tool's pipe, so each event has the time of its arrival.
 */
public final class Probe implements AutoCloseable {
    private static final long FIRST_BACKOFF_NANOS = 1_000_000_000L;
    private static final long STOP_NANOS = 1_000_000_000L;
    private static final int MOST_WORDS = 300;

    private final ProbeCommand command;
    private final Lane lane;
    private final Backoff backoff;
    private final Thread thread;
    private @Nullable Process process;
    private boolean closed;
    private long events;
    private long restarts;
    private volatile ProbeStatus status;

    public Probe(ProbeCommand command, Lane lane) {
        this(command, lane, FIRST_BACKOFF_NANOS);
    }

    Probe(ProbeCommand command, Lane lane, long firstBackoffNanos) {
        this.command = command;
        this.lane = lane;
        this.backoff = new Backoff(firstBackoffNanos);
        this.thread = new Thread(this::runUntilClosed, "sillage-" + command.source());
        this.status = new ProbeStatus(command.source(), "running", "", 0, 0);
    }

    /** Once. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    public ProbeStatus status() {
        return status;
    }

    /** Ends the tool: SIGINT first, on which iostat completes its document, then SIGKILL. */
    @Override
    public void close() {
        Process running;
        synchronized (this) {
            closed = true;
            running = process;
            notifyAll();
        }
        if (running != null) {
            Signals.interruptThenKill(running, STOP_NANOS);
        }
        try {
            thread.join(TimeUnit.NANOSECONDS.toMillis(2 * STOP_NANOS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runUntilClosed() {
        say("started", null);
        boolean again = true;
        while (again) {
            long began = System.nanoTime();
            String end = runOnce();
            again = end != null && pause(backoff.afterRunOf(System.nanoTime() - began), end);
        }
    }

    /** One life of the tool. How it ended, or null when it is not to be begun again. */
    private @Nullable String runOnce() {
        Process running;
        try {
            running = begin();
        } catch (IOException e) {
            say(
                    "stood-down",
                    "can't run " + command.arguments().get(0) + ": " + e.getMessage() + "; remedy: "
                            + command.remedy());
            return null;
        }
        if (running == null) {
            return null;
        }
        String trouble = read(running);
        Signals.interruptThenKill(running, STOP_NANOS);
        return trouble + ended(running);
    }

    private synchronized @Nullable Process begin() throws IOException {
        if (closed) {
            return null;
        }
        ProcessBuilder builder = new ProcessBuilder(command.arguments());
        builder.environment().putAll(command.environment());
        // An agent in our environment is not meant for the tools.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private String read(Process running) {
        try (InputStream output = running.getInputStream()) {
            command.parser().parse(output, this::write);
            return "";
        } catch (IOException e) {
            return "its output can't be read (" + firstLine(String.valueOf(e.getMessage())) + "), ";
        } catch (RuntimeException e) {
            return "Bug: " + e + ", ";
        }
    }

    private void write(Event event) {
        lane.write(event, System.nanoTime());
        events++;
        if (!status.state().equals("running")) {
            say("running", null);
        }
        status = new ProbeStatus(command.source(), "running", "", events, restarts);
    }

    private static String ended(Process running) {
        String words = "";
        try (InputStream errors = running.getErrorStream()) {
            words = new String(
                            errors.readNBytes(Math.min(MOST_WORDS, errors.available())),
                            java.nio.charset.StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            // Nothing that it said can be read: its exit code is all there is.
        }
        String how = running.isAlive() ? "it does not end" : "it ended with exit code " + running.exitValue();
        return how + (words.isEmpty() ? "" : ": " + words);
    }

    /** False when we are closed. */
    private synchronized boolean pause(long nanos, String end) {
        if (!closed) {
            restarts++;
            say("degraded", end + "; begun again in " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
        }
        long deadline = System.nanoTime() + nanos;
        try {
            for (long rest = nanos; !closed && rest > 0; rest = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, rest);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        if (closed) {
            say("stopped", null);
        }
        return !closed;
    }

    private void say(String state, @Nullable String reason) {
        String current = state.equals("started") ? "running" : state;
        status = new ProbeStatus(command.source(), current, reason == null ? "" : reason, events, restarts);
        lane.write(
                new AgentStatus(
                        state,
                        reason,
                        Map.of("probe", command.source(), "command", String.join(" ", command.arguments())),
                        Map.of("events", events, "restarts", restarts)),
                System.nanoTime());
    }

    private static String firstLine(String words) {
        return words.lines().findFirst().orElse("");
    }
}
