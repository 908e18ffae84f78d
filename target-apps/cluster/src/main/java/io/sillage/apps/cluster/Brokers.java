package io.sillage.apps.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/**
 * Three nodes, each broker and controller, on loopback. Says where they listen, does what its standard input tells
 * ({@code stop N}, {@code start N}), and stays until it is killed.
 */
final class Brokers {
    private static final int NODES = 3;
    private static final String CLUSTER = Uuid.randomUuid().toString();

    private final Path directory;
    private final List<Integer> brokers = ports();
    private final List<Integer> controllers = ports();
    private final KafkaRaftServer[] servers = new KafkaRaftServer[NODES];

    private Brokers(Path directory) {
        this.directory = directory;
    }

    /** Argument: a directory for the logs of the brokers. */
    public static void main(String[] args) throws Exception {
        Brokers cluster = new Brokers(Path.of(args[0]));
        // a node waits until most of them are there
        List<Thread> starting = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            cluster.format(node);
            starting.add(cluster.starting(node));
        }
        for (Thread thread : starting) {
            thread.join();
        }
        System.out.println("cluster at "
                + cluster.brokers.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
        cluster.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        new CountDownLatch(1).await();
    }

    private Thread starting(int node) {
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings(node)), Time.SYSTEM);
        servers[node] = server;
        Thread thread = new Thread(server::startup);
        thread.start();
        return thread;
    }

    private void obey(BufferedReader orders) throws Exception {
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", 2);
            int node = Integer.parseInt(words[1]);
            if (words[0].equals("stop")) {
                servers[node].shutdown();
                servers[node].awaitShutdown();
                System.out.println("stopped " + node);
            } else {
                // it may wait for others that are to be started
                starting(node);
                System.out.println("starting " + node);
            }
        }
    }

    private String log(int node) {
        return directory.resolve("node-" + node).toString();
    }

    private void format(int node) throws Exception {
        new Formatter()
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setNodeId(node)
                .setClusterId(CLUSTER)
                .addDirectory(log(node))
                .setMetadataLogDirectory(log(node))
                .setControllerListenerName("CONTROLLER")
                .run();
    }

    private Properties settings(int node) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(node));
        settings.put(
                "controller.quorum.voters",
                IntStream.range(0, NODES)
                        .mapToObj(each -> each + "@127.0.0.1:" + controllers.get(each))
                        .collect(Collectors.joining(",")));
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + brokers.get(node) + ",CONTROLLER://127.0.0.1:" + controllers.get(node));
        settings.put("log.dirs", log(node));
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        // who stops hands nothing over, as if it had died
        settings.put("controlled.shutdown.enable", "false");
        settings.put("auto.create.topics.enable", "false");
        settings.put("min.insync.replicas", "2");
        settings.put("group.initial.rebalance.delay.ms", "0");
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(topic + ".replication.factor", "3");
            settings.put(topic + ".num.partitions", "3");
        }
        settings.put("transaction.state.log.min.isr", "2");
        settings.put("share.coordinator.state.topic.min.isr", "2");
        return settings;
    }

    private static List<Integer> ports() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int node = 0; node < NODES; node++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
