package io.sillage.apps.servers;

import io.sillage.harness.Command;
import io.sillage.harness.Finished;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A network of its own on this host, with nothing in it but what a test puts there; gone when it is closed. */
final class NetworkNamespace implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final String name;

    NetworkNamespace(String purpose) {
        requireTools("ip");
        name = "sillage-" + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet() + "-" + purpose;
        Finished added = Command.of("ip", "netns", "add", name).run();
        if (added.exitCode() != 0) {
            throw new IllegalStateException(
                    "cannot make a network namespace; this test needs root (CAP_SYS_ADMIN, CAP_NET_ADMIN): " + added);
        }
    }

    /** Fails with a sentence when one is not there, before anything was made. */
    static void requireTools(String... tools) {
        String path = System.getenv("PATH");
        List<String> places = Arrays.asList(path.split(File.pathSeparator));
        for (String tool : tools) {
            if (places.stream().noneMatch(place -> Files.isExecutable(Path.of(place, tool)))) {
                throw new IllegalStateException(
                        "this test needs the command " + tool + ", which is nowhere on the PATH (" + path
                                + "); Debian: apt-get install iproute2 util-linux iptables");
            }
        }
    }

    /** A cable from here to there; each end has its address, in one /24. */
    void join(String here, NetworkNamespace other, String there) {
        String cable = "c" + COUNTER.incrementAndGet();
        ip("link", "add", cable, "type", "veth", "peer", "name", cable, "netns", other.name);
        up(cable, here);
        other.up(cable, there);
    }

    private void up(String cable, String address) {
        ip("address", "add", address + "/24", "dev", cable);
        ip("link", "set", cable, "up");
    }

    private void ip(Object... words) {
        Command.of("ip", "-n", name).and(words).run().expect(0);
    }

    /** Hands packets on from one cable to another. */
    void forward() {
        command("sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward").run().expect(0);
    }

    /** A rule for the first packet of each connection. */
    void translate(String rule) {
        command("iptables", "-w", "-t", "nat", "-A")
                .and((Object[]) rule.split(" ", -1))
                .run()
                .expect(0);
    }

    /** Runs in here, by the same process id as the command itself. */
    Command command(Object... words) {
        return Command.of("ip", "netns", "exec", name).and(words);
    }

    @Override
    public void close() {
        Command.of("ip", "netns", "delete", name).run().expect(0);
    }
}
