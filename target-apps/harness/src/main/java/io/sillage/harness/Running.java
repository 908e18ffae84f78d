package io.sillage.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process under test. Every wait is bounded; closing ends it and its children, by their ids. */
public final class Running implements AutoCloseable {
    private final List<String> words;
    private final Process process;
    private final Capture stdout;
    private final Capture stderr;

    Running(List<String> words, Process process, Function<InputStream, Capture> stdout) {
        this.words = words;
        this.process = process;
        this.stdout = stdout.apply(process.getInputStream());
        this.stderr = new Capture(process.getErrorStream());
    }

    public long pid() {
        return process.pid();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Waits for a match of the pattern in stdout and returns its first group. */
    public String awaitOut(String pattern) {
        return awaitMatch(stdout, pattern);
    }

    public String awaitErr(String pattern) {
        return awaitMatch(stderr, pattern);
    }

    private String awaitMatch(Capture capture, String pattern) {
        Pattern wanted = Pattern.compile(pattern, Pattern.MULTILINE);
        try {
            long deadline = System.nanoTime() + Command.PATIENCE.toNanos();
            boolean came = capture.await(text -> wanted.matcher(text).find(), deadline);
            Matcher matcher = wanted.matcher(capture.text());
            if (!came || !matcher.find()) {
                throw new AssertionError("never printed '" + pattern + "': " + soFar());
            }
            return matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** A line for its standard input, of a {@link Command#typed} command. */
    public Running type(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("it reads no more: " + soFar(), e);
        }
    }

    public Running signal(String name) {
        signal(name, pid());
        return this;
    }

    /** A negative id signals the group. */
    public static void signal(String name, long pid) {
        Command.of("kill", "-" + name, "--", Long.toString(pid)).run().expect(0);
    }

    public Finished await() {
        return await(Command.PATIENCE);
    }

    public Finished await(Duration patience) {
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            boolean over = process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)
                    && stdout.join(millisUntil(deadline))
                    && stderr.join(millisUntil(deadline));
            if (!over) {
                throw new AssertionError("still running after " + patience.toSeconds() + " s: " + soFar());
            }
            stdout.rethrow();
            return soFar();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static long millisUntil(long deadlineNanos) {
        return TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
    }

    private Finished soFar() {
        int code = process.isAlive() ? -1 : process.exitValue();
        return new Finished(words, code, stdout.bytes(), stderr.bytes());
    }

    private static AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted while waiting for a process", e);
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            process.getOutputStream().close();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
