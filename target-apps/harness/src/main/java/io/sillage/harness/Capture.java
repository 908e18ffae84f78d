package io.sillage.harness;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps the bytes of one output of a process, and lets others wait for what comes. */
final class Capture {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread reader;
    private boolean ended;
    private volatile @Nullable RuntimeException failure;

    Capture(InputStream in) {
        reader = start(() -> keep(in));
    }

    Capture(InputStream in, Consumer<String> line) {
        reader = start(() -> handOn(in, line));
    }

    byte[] bytes() {
        synchronized (bytes) {
            return bytes.toByteArray();
        }
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** True when the text came to be as wanted, false when the output ended or the time was up before. */
    boolean await(Predicate<String> wanted, long deadlineNanos) throws InterruptedException {
        synchronized (bytes) {
            while (!wanted.test(text())) {
                long left = deadlineNanos - System.nanoTime();
                if (ended || left <= 0) {
                    return false;
                }
                bytes.wait(Math.max(1, left / 1_000_000));
            }
            return true;
        }
    }

    boolean join(long millis) throws InterruptedException {
        reader.join(Math.max(1, millis));
        return !reader.isAlive();
    }

    private Thread start(Runnable work) {
        Thread thread = new Thread(work, "capture");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void keep(InputStream in) {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                synchronized (bytes) {
                    bytes.write(buffer, 0, count);
                    bytes.notifyAll();
                }
            }
        } catch (IOException e) {
            // Process closes the stream when it is destroyed; what came before counts.
        } finally {
            end();
        }
    }

    private void handOn(InputStream in, Consumer<String> line) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line);
        } catch (IOException e) {
            failure = new UncheckedIOException(e);
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            end();
        }
    }

    /** Throws what the receiver of the lines threw. */
    void rethrow() {
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    private void end() {
        synchronized (bytes) {
            ended = true;
            bytes.notifyAll();
        }
    }
}
