package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.flow.Address;
import io.sillage.analyzer.kit.Namespaces;
import io.sillage.analyzer.kit.Rewritten;
import io.sillage.analyzer.kit.Sniffer;
import io.sillage.analyzer.timeline.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real traffic between two namespaces, captured with tcpdump and counted by others too: tshark and tcptrace. */
class PacketsEndToEnd {
    private static final String ROUNDS = "20";

    /** What one side sent: packets, bytes of IP packets, payload. */
    private record Sent(long packets, long ipBytes, long bytes) {}

    @TempDir
    private Path folder;

    private Namespaces net;

    @BeforeEach
    void connect() {
        net = new Namespaces();
    }

    @AfterEach
    void disconnect() {
        net.close();
    }

    @Test
    void everyEndingHasItsState() throws Exception {
        List<ConnectionRecord> records = capture("10.77.0.2").records();
        Map<String, Long> states = new TreeMap<>();
        records.forEach(record -> states.merge(record.state(), 1L, Long::sum));
        // 20 rounds of five endings: three are orderly, one is a reset by either side; and one port is closed.
        assertThat(states).isEqualTo(Map.of("SF", 12L, "RSTO", 4L, "RSTR", 4L, "REJ", 1L));
    }

    @Test
    void othersCountTheSame() throws Exception {
        compare("10.77.0.2");
    }

    @Test
    void othersCountTheSameOverVersion6() throws Exception {
        compare("fd77::2");
    }

    @Test
    void othersCountTheSameWherePacketsAreLost() throws Exception {
        Namespaces.in(
                net.far(),
                "iptables",
                "-A",
                "INPUT",
                "-p",
                "tcp",
                "-m",
                "statistic",
                "--mode",
                "random",
                "--probability",
                "0.03",
                "-j",
                "DROP");
        // Chance may spare everything that would be sent again: so of every ten packets with data one is lost for
        // certain.
        Namespaces.in(
                net.far(),
                "iptables",
                "-A",
                "INPUT",
                "-p",
                "tcp",
                "-m",
                "length",
                "--length",
                "100:65535",
                "-m",
                "statistic",
                "--mode",
                "nth",
                "--every",
                "10",
                "--packet",
                "2",
                "-j",
                "DROP");
        compare("10.77.0.2");
        assertThat(PacketConnections.of(file(), Selection.ALL).records())
                .as("something was lost and sent again")
                .anyMatch(record -> record.history().contains("T"));
    }

    @Test
    void orderAndRepetitionChangeNoByteCount() throws Exception {
        Map<String, Sent> straight = sides(capture("10.77.0.2"));
        Rewritten rewritten = Rewritten.of(Files.readAllBytes(file()), 42);
        Files.write(file(), rewritten.pcap());
        Map<String, Sent> mixed = sides(PacketConnections.of(file(), Selection.ALL));
        assertThat(bytes(mixed)).isEqualTo(bytes(straight)).isEqualTo(payload());
        assertThat(packets(mixed)).isEqualTo(packets(straight) + rewritten.repeated());
    }

    private static Map<String, Long> bytes(Map<String, Sent> sides) {
        Map<String, Long> bytes = new HashMap<>();
        sides.forEach((side, sent) -> bytes.put(side, sent.bytes()));
        return bytes;
    }

    private static long packets(Map<String, Sent> sides) {
        return sides.values().stream().mapToLong(Sent::packets).sum();
    }

    private Path file() {
        return folder.resolve("traffic.pcap");
    }

    private void compare(String server) throws Exception {
        Connections connections = capture(server);
        assertThat(connections.remarks()).isEmpty();
        Map<String, Sent> ours = sides(connections);
        assertThat(ours).hasSizeGreaterThan(20).isEqualTo(theirs());
    }

    private static Map<String, Sent> sides(Connections connections) {
        Map<String, Sent> ours = new TreeMap<>();
        for (ConnectionRecord record : connections.records()) {
            var packets = record.packets();
            put(ours, record.orig(), new Sent(packets.origPackets(), packets.origIpBytes(), record.origBytes()));
            put(ours, record.resp(), new Sent(packets.respPackets(), packets.respIpBytes(), record.respBytes()));
        }
        return ours;
    }

    /** By the client's port and the direction: a port is used once. */
    private static void put(Map<String, Sent> sides, ConnectionRecord.Side side, Sent sent) {
        sides.merge(side.address() + " " + side.port(), sent, PacketsEndToEnd::add);
    }

    private static Sent add(Sent a, Sent b) {
        return new Sent(a.packets + b.packets, a.ipBytes + b.ipBytes, a.bytes + b.bytes);
    }

    private Connections capture(String server) throws IOException, InterruptedException {
        try (Sniffer sniffer = Sniffer.into(file(), net)) {
            Process serving = Namespaces.start(net.far(), "ready", Namespaces.talker("serve", server, "9000"));
            try {
                Namespaces.in(net.near(), Namespaces.talker("visit", server, "9000", ROUNDS, "42"));
                sniffer.awaitRefusalOf(server);
            } finally {
                Namespaces.stop(serving);
            }
        }
        return PacketConnections.of(file(), Selection.ALL);
    }

    /** tshark counts packets, conversation by conversation, and IP lengths; tcptrace counts payload, each byte once. */
    private Map<String, Sent> theirs() {
        Map<String, Sent> sides = new TreeMap<>();
        String fields = Namespaces.run(
                "tshark",
                "-r",
                file().toString(),
                "-T",
                "fields",
                "-e",
                "ip.src",
                "-e",
                "ipv6.src",
                "-e",
                "tcp.srcport",
                "-e",
                "ip.len",
                "-e",
                "ipv6.plen");
        for (String line : fields.split("\n")) {
            String[] field = line.split("\t", -1);
            long ipBytes = field[3].isEmpty() ? 40 + Long.parseLong(field[4]) : Long.parseLong(field[3]);
            sides.merge(field[0] + field[1] + " " + field[2], new Sent(1, ipBytes, 0), PacketsEndToEnd::add);
        }
        payload().forEach((side, bytes) -> sides.merge(side, new Sent(0, 0, bytes), PacketsEndToEnd::add));
        Map<String, Long> conversations = conversations();
        conversations.forEach((side, packets) -> assertThat(sides.get(side).packets())
                .as("tshark -z conv,tcp, %s", side)
                .isEqualTo(packets));
        return sides;
    }

    private Map<String, Long> payload() {
        Map<String, Long> bytes = new HashMap<>();
        List<String> names = null;
        for (String line : Namespaces.run("tcptrace", "-l", "-n", "--csv", file().toString())
                .split("\n")) {
            List<String> cells = List.of(line.split(","));
            if (line.startsWith("conn_#")) {
                names = cells;
            } else if (names != null && cells.size() > 20) {
                for (String way : List.of("a2b", "b2a")) {
                    String end = way.substring(0, 1);
                    String host = Address.normal(cell(names, cells, "host_" + end));
                    String side = host + " " + cell(names, cells, "port_" + end);
                    bytes.merge(side, Long.parseLong(cell(names, cells, "unique_bytes_sent_" + way)), Long::sum);
                }
            }
        }
        return bytes;
    }

    private static String cell(List<String> names, List<String> cells, String name) {
        return cells.get(names.indexOf(name)).strip();
    }

    /** Lines such as {@code 10.77.0.1:40000 <-> 10.77.0.2:9000   6 35 kB   8 636 bytes …}: to the left, to the right. */
    private Map<String, Long> conversations() {
        Map<String, Long> packets = new HashMap<>();
        for (String line : Namespaces.run("tshark", "-q", "-z", "conv,tcp", "-r", file().toString())
                .split("\n")) {
            String[] word = line.strip().split("\\s+");
            if (word.length > 5 && word[1].equals("<->")) {

                packets.merge(side(word[2]), Long.parseLong(word[3]), Long::sum);
                packets.merge(side(word[0]), Long.parseLong(word[6]), Long::sum);
            }
        }
        return packets;
    }

    private static String side(String place) {
        int colon = place.lastIndexOf(':');
        return place.substring(0, colon) + " " + place.substring(colon + 1);
    }
}
