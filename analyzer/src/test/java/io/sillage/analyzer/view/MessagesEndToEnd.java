package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.Namespaces;
import io.sillage.analyzer.kit.Rewritten;
import io.sillage.analyzer.kit.Sniffer;
import io.sillage.analyzer.kit.WebTalker;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.MessageSent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's web server under a client that pipelines, captured with tcpdump; its messages, tshark counting them too. */
class MessagesEndToEnd {
    private static final int ROUNDS = 20;

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
    void everyRequestAndEveryAnswerIsTold() throws Exception {
        capture();
        Map<String, List<String>> messages = messages();
        assertThat(messages.values()).containsExactlyInAnyOrderElementsOf(said());
        assertThat(losses()).isEmpty();
        // Not the answers: of pipelined requests with a HEAD among them tshark loses the thread.
        assertThat(messages.values().stream().flatMap(List::stream).filter(line -> line.startsWith("orig")))
                .hasSize(tshark("http.request"));
    }

    @Test
    void orderAndRepetitionOfPacketsChangeNoMessage() throws Exception {
        capture();
        Map<String, List<String>> straight = messages();
        Files.write(file(), Rewritten.of(Files.readAllBytes(file()), 42).pcap());
        assertThat(messages().values()).containsExactlyInAnyOrderElementsOf(straight.values());
    }

    @Test
    void lostPacketsChangeNoMessage() throws Exception {
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
        capture();
        assertThat(messages().values()).containsExactlyInAnyOrderElementsOf(said());
    }

    private Path file() {
        return folder.resolve("traffic.pcap");
    }

    private void capture() throws IOException, InterruptedException {
        try (Sniffer sniffer = Sniffer.into(file(), net)) {
            Process serving = Namespaces.start(
                    net.far(), "ready", Namespaces.program(WebTalker.class, "serve", "10.77.0.2", "9000"));
            try {
                Namespaces.in(
                        net.near(),
                        Namespaces.program(WebTalker.class, "visit", "10.77.0.2", "9000", Integer.toString(ROUNDS)));
                sniffer.awaitRefusalOf("10.77.0.2");
            } finally {
                Namespaces.stop(serving);
            }
        }
    }

    /** {@code DIRECTION METHOD PATH REQUEST-BYTES|STATUS RESPONSE-BYTES}, by connection; a direction in its order. */
    private Map<String, List<String>> messages() {
        Map<String, List<String>> messages = new TreeMap<>();
        Timeline timeline = Timeline.of(Recording.open(file()), Selection.ALL.kinds(List.of("message")));
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            if (entry.frame() != null && entry.frame().event() instanceof MessageSent sent) {
                List<String> lines = messages.computeIfAbsent(sent.connection().id(), key -> new ArrayList<>());
                lines.add(line(sent));
            }
        }
        // Answers come between requests or after them: only the order within a direction is certain.
        messages.values()
                .forEach(lines -> lines.sort((a, b) -> a.substring(0, 4).compareTo(b.substring(0, 4))));
        return messages;
    }

    private static String line(MessageSent sent) {
        String what = sent.direction() + " " + sent.texts().get("http.request.method") + " "
                + sent.texts().get("url.path") + " ";
        return sent.orig()
                ? what + sent.numbers().get("http.request.body.size")
                : what + sent.numbers().get("http.response.status_code") + " "
                        + sent.numbers().get("http.response.body.size");
    }

    /** What the client asked; the server answers as many bytes as the path says. */
    private static List<List<String>> said() {
        List<List<String>> connections = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<String> lines = new ArrayList<>();
            for (String[] request : WebTalker.requests(round)) {
                lines.add("orig " + request[0] + " " + request[1] + " " + request[2].replace("-", ""));
            }
            for (String[] request : WebTalker.requests(round)) {
                String bytes = request[1].substring(request[1].lastIndexOf('/') + 1);
                String status = request[1].startsWith("/missing/") ? " 404 " : " 200 ";
                lines.add("resp " + request[0] + " " + request[1] + status + (request[0].equals("HEAD") ? "0" : bytes));
            }
            connections.add(lines);
        }
        return connections;
    }

    private List<Entry> losses() {
        Timeline timeline = Timeline.of(Recording.open(file()), Selection.ALL);
        while (timeline.next() != null) {
            // to the end, where losses are told
        }
        return timeline.losses();
    }

    private int tshark(String filter) {
        return (int) Namespaces.run(
                        "tshark",
                        "-r",
                        file().toString(),
                        "-d",
                        "tcp.port==9000,http",
                        "-Y",
                        filter,
                        "-T",
                        "fields",
                        "-e",
                        filter)
                .replace("\n", ",")
                .replaceAll("[^,]+", "x")
                .chars()
                .filter(c -> c == 'x')
                .count();
    }
}
