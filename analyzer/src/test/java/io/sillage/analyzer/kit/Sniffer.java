package io.sillage.analyzer.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** tcpdump at the near end of the cable; knows when all that was said is in its file. */
public final class Sniffer implements AutoCloseable {
    private static final long BOUND_NANOS = 60_000_000_000L;
    private static final long PAUSE_MILLIS = 20;

    /** Nobody listens there; the refusal is the last thing that happens. */
    private static final String CLOSED_PORT = "9001";

    private final Namespaces net;
    private final Path file;
    private final Process tcpdump;

    private Sniffer(Namespaces net, Path file, Process tcpdump) {
        this.net = net;
        this.file = file;
        this.tcpdump = tcpdump;
    }

    /** Listens to TCP from now on; immediately, for a kernel that gathers packets hands them on up to a second later. */
    public static Sniffer into(Path file, Namespaces net) throws IOException {
        String command = "tcpdump -i near -U --immediate-mode -B 65536 -s 0 -Z root -w " + file + " tcp";
        return new Sniffer(net, file, Namespaces.start(net.near(), "listening on", command.split(" ")));
    }

    /** Asks that server at a port where nobody listens, and waits until this and every ending before it was seen. */
    public void awaitRefusalOf(String server) throws IOException, InterruptedException {
        refuse(server);
        long deadline = System.nanoTime() + BOUND_NANOS;
        while (!allEnded()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("waited a minute in vain for the endings in " + lines());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    @Override
    public void close() throws InterruptedException {
        Namespaces.stop(tcpdump);
    }

    private void refuse(String server) {
        try {
            Namespaces.in(net.near(), Namespaces.talker("visit", server, CLOSED_PORT, "1", "1"));
        } catch (IllegalStateException nobodyListens) {
            return;
        }
        throw new AssertionError("somebody listens on " + CLOSED_PORT);
    }

    private boolean allEnded() throws IOException {
        List<String> lines = lines();
        return lines.stream().anyMatch(line -> line.startsWith("REJ "))
                && lines.stream().noneMatch(Sniffer::open);
    }

    private static boolean open(String line) {
        return line.startsWith("S1 ") || line.startsWith("S2 ") || line.startsWith("S3 ");
    }

    /** The file as far as it is written; its last packet may be cut. */
    private List<String> lines() throws IOException {
        return Flown.of(Files.readAllBytes(file)).lines();
    }
}
