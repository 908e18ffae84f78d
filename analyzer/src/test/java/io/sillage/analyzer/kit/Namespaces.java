package io.sillage.analyzer.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Two network namespaces with a cable between them, gone when closed. Needs root. */
public final class Namespaces implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 120;

    private final String near = "sln" + ProcessHandle.current().pid();
    private final String far = "slf" + ProcessHandle.current().pid();

    public Namespaces() {
        run("ip", "netns", "add", near);
        run("ip", "netns", "add", far);
        run("ip", "link", "add", "near", "netns", near, "type", "veth", "peer", "name", "far", "netns", far);
        up(near, "near", "1");
        up(far, "far", "2");
    }

    private static void up(String namespace, String device, String host) {
        run("ip", "-n", namespace, "addr", "add", "10.77.0." + host + "/24", "dev", device);
        run("ip", "-n", namespace, "addr", "add", "fd77::" + host + "/64", "dev", device, "nodad");
        run("ip", "-n", namespace, "link", "set", "lo", "up");
        run("ip", "-n", namespace, "link", "set", device, "up");
    }

    public String near() {
        return near;
    }

    public String far() {
        return far;
    }

    /** Runs a command in one of them to its end; its output. */
    public static String in(String namespace, String... command) {
        return run(within(namespace, command));
    }

    /** Starts a command in one of them, and waits until it says that word. */
    public static Process start(String namespace, String word, String... command) throws IOException {
        Process process = new ProcessBuilder(within(namespace, command))
                .redirectErrorStream(true)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.contains(word)) {
                return process;
            }
        }
        throw new IllegalStateException(String.join(" ", command) + " did not start: " + said);
    }

    /** Ends what {@link #start} began, and waits for it. */
    public static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end: " + process.info());
        }
    }

    /** The arguments of a {@link Talker}. */
    public static String[] talker(String... args) {
        return program(Talker.class, args);
    }

    /** How a program of this kit is started. */
    public static String[] program(Class<?> program, String... args) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classes = Path.of(program.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        List<String> command =
                new ArrayList<>(List.of(java.toString(), "-Xshare:auto", "-Xmx64m", "-cp", classes, program.getName()));
        command.addAll(List.of(args));
        return command.toArray(String[]::new);
    }

    private static String[] within(String namespace, String... command) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        all.addAll(List.of(command));
        return all.toArray(String[]::new);
    }

    /** Runs a command to its end; its output. */
    public static String run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream out = process.getInputStream()) {
                String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new IllegalStateException(
                            String.join(" ", command) + " ended with " + process.exitValue() + ": " + text);
                }
                return text;
            }
        } catch (IOException e) {
            throw new IllegalStateException("missing tool: " + command[0] + "; scripts/install-tools check", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run("ip", "netns", "del", near);
        run("ip", "netns", "del", far);
    }
}
