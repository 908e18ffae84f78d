package io.sillage.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the demo's programs while it runs. Its output is read to the end, so that it never waits for us. */
final class Played implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)$");
    private static final int PATIENCE_SECONDS = 60;

    private final String name;
    private final Process process;
    private final CompletableFuture<String> address = new CompletableFuture<>();
    private volatile String last = "";

    private Played(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    static Played start(String name, List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Played played = new Played(name, builder.start());
        Thread reader = new Thread(played::read, "sillage-demo-" + name);
        reader.setDaemon(true);
        reader.start();
        return played;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line;
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    address.complete(listening.group(1));
                }
            }
            address.completeExceptionally(new IOException("it ended"));
        } catch (IOException | UncheckedIOException e) {
            address.completeExceptionally(e);
        }
    }

    /** {@code 127.0.0.1:PORT}, as soon as it says so. */
    String address() throws IOException, InterruptedException {
        try {
            return address.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw failure("did not begin to listen");
        }
    }

    /** Waits for its end. */
    void await() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw failure("did not end within " + PATIENCE_SECONDS + " s");
        }
    }

    /** Asks it to end, and waits until it has. */
    void end() throws IOException, InterruptedException {
        process.destroy();
        await();
    }

    private IOException failure(String what) {
        return new IOException("the demo's " + name + " " + what + "; its last line: " + last);
    }

    /** Whatever happened, nothing of ours goes on. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
