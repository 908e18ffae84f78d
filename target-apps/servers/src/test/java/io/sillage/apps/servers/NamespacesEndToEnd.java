package io.sillage.apps.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.example.servers.Answerer;
import com.example.servers.Asker;
import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.harness.Command;
import io.sillage.harness.Finished;
import io.sillage.harness.Jdk;
import io.sillage.harness.Recording;
import io.sillage.harness.Running;
import io.sillage.harness.Sillage;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two programs in networks of their own, as on two hosts: each connection has one record with both of its ends, although their
 * clocks are a day apart, or a translator between them changes addresses and ports.
 */
class NamespacesEndToEnd {
    private static final int CONNECTIONS = 50;
    private static final int PORT = 7070;
    private static final int TRANSLATED_PORT = 8080;
    private static final TimeNamespace AHEAD = new TimeNamespace(100_000);
    private static final UnaryOperator<Object[]> ON_TIME = UnaryOperator.identity();

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void joinsEveryConnectionToAServerWhoseClockIsAhead(Jdk jdk) throws Exception {
        long truth = AHEAD.aheadNanos();
        saysHowFarTheClocksAreApart(truth, overOneCable(jdk, ON_TIME, AHEAD::command));
    }

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void joinsEveryConnectionOfAClientWhoseClockIsAhead(Jdk jdk) throws Exception {
        long truth = -AHEAD.aheadNanos();
        saysHowFarTheClocksAreApart(truth, overOneCable(jdk, AHEAD::command, ON_TIME));
    }

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void joinsEveryConnectionThroughATranslatorOfBothAddresses(Jdk jdk) throws Exception {
        saysHowFarTheClocksAreApart(0, throughATranslator(jdk, ON_TIME, ON_TIME));
    }

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void joinsEveryConnectionThroughATranslatorToAServerWhoseClockIsAhead(Jdk jdk) throws Exception {
        long truth = AHEAD.aheadNanos();
        saysHowFarTheClocksAreApart(truth, throughATranslator(jdk, ON_TIME, AHEAD::command));
    }

    private List<JsonNode> overOneCable(Jdk jdk, UnaryOperator<Object[]> client, UnaryOperator<Object[]> server)
            throws URISyntaxException {
        NetworkNamespace.requireTools("ip");
        try (NetworkNamespace left = new NetworkNamespace("left");
                NetworkNamespace right = new NetworkNamespace("right")) {
            left.join("10.77.1.1", right, "10.77.1.2");
            return record(
                    jdk,
                    words -> left.command(client.apply(words)),
                    "10.77.1.2:" + PORT,
                    words -> right.command(server.apply(words)),
                    "10.77.1.2");
        }
    }

    /** Neither side has a route to the other: only the translator's addresses are known. */
    private List<JsonNode> throughATranslator(Jdk jdk, UnaryOperator<Object[]> client, UnaryOperator<Object[]> server)
            throws URISyntaxException {
        NetworkNamespace.requireTools("ip", "iptables");
        try (NetworkNamespace left = new NetworkNamespace("left");
                NetworkNamespace between = new NetworkNamespace("between");
                NetworkNamespace right = new NetworkNamespace("right")) {
            left.join("10.77.1.1", between, "10.77.1.254");
            right.join("10.77.2.1", between, "10.77.2.254");
            between.forward();
            between.translate(
                    "PREROUTING -p tcp --dport " + TRANSLATED_PORT + " -j DNAT --to-destination 10.77.2.1:" + PORT);
            between.translate("POSTROUTING -p tcp -d 10.77.2.1 -j MASQUERADE --random");
            return record(
                    jdk,
                    words -> left.command(client.apply(words)),
                    "10.77.1.254:" + TRANSLATED_PORT,
                    words -> right.command(server.apply(words)),
                    "10.77.2.1");
        }
    }

    private interface Place {
        Command command(Object... words);
    }

    /** The records of all connections, each of which has the bytes that both programs counted. */
    private List<JsonNode> record(Jdk jdk, Place client, String asked, Place server, String listening)
            throws URISyntaxException {
        Sillage sillage = new Sillage(jdk);
        Recording recording = new Recording(sillage, directory.resolve("recording"));
        List<Counted> counted;
        try (Running collector =
                sillage.command("collect", "--recording", recording.directory()).start()) {
            String options = collector.awaitErr("joins with: JAVA_TOOL_OPTIONS='([^']+)'$");
            Command answerer = program(jdk, server, Answerer.class, listening, PORT);
            try (Running answering = answerer.env("JAVA_TOOL_OPTIONS", options).start()) {
                answering.awaitOut("^listening on \\d+$");
                String[] to = asked.split(":", -1);
                Finished asker = program(jdk, client, Asker.class, to[0], to[1])
                        .env("JAVA_TOOL_OPTIONS", options)
                        .run()
                        .expect(0);
                counted = Counted.by(asker, answering.await().expect(0));
            }
            collector.signal("TERM").await().expect(0);
        }
        assertThat(recording.lost()).isZero();
        List<JsonNode> records = recording.connections();
        assertThat(counted).hasSize(CONNECTIONS);
        assertThat(Counted.by(recording, records)).containsExactlyInAnyOrderElementsOf(counted);
        assertThat(records)
                .allSatisfy(record -> assertThat(record.path("state").asText()).isEqualTo("SF"))
                .noneMatch(record -> record.hasNonNull("disagreement"));
        return records;
    }

    private static Command program(Jdk jdk, Place place, Class<?> main, Object address, Object port)
            throws URISyntaxException {
        Path classes =
                Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
        return place.command(
                jdk.java(), "-XX:+UseSerialGC", "-cp", classes, main.getName(), address, port, CONNECTIONS);
    }

    private static void saysHowFarTheClocksAreApart(long truth, List<JsonNode> records) {
        long most = truth == 0 ? 0 : TimeUnit.MILLISECONDS.toNanos(100);
        assertThat(records).allSatisfy(record -> {
            JsonNode offset = record.path("clock_offset_ns");
            long bound = offset.path("bound").asLong(-1);
            assertThat(bound).as(record::toString).isBetween(0L, most);
            assertThat(offset.path("estimate").asLong()).as(record::toString).isCloseTo(truth, within(bound));
        });
    }
}
