package io.sillage.apps.kafka;

import io.sillage.harness.Command;
import io.sillage.harness.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** A single Kafka node, broker and controller, as somebody would start it from a shell. */
final class Broker {
    private static final String STARTED = "Kafka Server started";

    private final Jdk jdk;
    private final Path settings;
    private final int port = freePort();

    Broker(Jdk jdk, Path directory) {
        this.jdk = jdk;
        this.settings = directory.resolve("server.properties");
        try (Writer out = Files.newBufferedWriter(settings)) {
            settings(directory.resolve("data")).store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    static String whenStarted() {
        return STARTED;
    }

    Command format() {
        return Command.of(jdk.java())
                .and("-cp", classPath(), "kafka.tools.StorageTool", "format")
                .and("--cluster-id", "MkU3OEVBNTcwNTJENDM2Qg", "--config", settings);
    }

    /** What stands behind the program's name on the command line. */
    List<String> arguments() {
        return List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dlog4j2.configurationFile=" + logging(),
                "-cp",
                classPath(),
                "kafka.Kafka",
                settings.toString());
    }

    private Properties settings(Path data) {
        int controller = freePort();
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
        settings.put("log.dirs", data.toString());
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        // Smaller than a large record: some writes are cut short, and sendfile needs several turns.
        settings.put("socket.send.buffer.bytes", "60000");
        settings.put("message.max.bytes", "4000000");
        settings.put("group.initial.rebalance.delay.ms", "0");
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(topic + ".replication.factor", "1");
            settings.put(topic + ".num.partitions", "1");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        return settings;
    }

    /** The test's own class path without what belongs to this project. */
    private static String classPath() {
        String home = Objects.requireNonNull(System.getProperty("sillage.home"), "sillage.home");
        return Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(entry -> !entry.startsWith(home))
                .collect(Collectors.joining(":"));
    }

    private static Path logging() {
        try {
            return Path.of(Objects.requireNonNull(Broker.class.getResource("/broker-log4j2.properties"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
