package io.sillage.apps.cluster;

import io.sillage.harness.Command;
import io.sillage.harness.Jdk;
import io.sillage.harness.Jdks;
import io.sillage.harness.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Three Kafka brokers in a process of their own. Closing kills it. */
public final class Cluster implements AutoCloseable {
    private final Running running;
    private final String addresses;

    private Cluster(Running running) {
        this.running = running;
        addresses = running.awaitOut("^cluster at (\\S+)$");
    }

    /**
     * Starts it on the first JDK that is found.
     *
     * @param directory gets a folder for the brokers' logs
     */
    public static Cluster start(Path directory) throws IOException {
        return start(Jdks.found().get(0), Files.createDirectory(directory.resolve("brokers")));
    }

    private static Cluster start(Jdk jdk, Path directory) {
        return new Cluster(Command.of(jdk.java(), "-Xmx1g", "-XX:+UseSerialGC", "-cp", classPath())
                .and(Brokers.class.getName(), directory)
                .typed()
                .start());
    }

    /** Kafka's jars and this class; the log's level is the logger's own default: errors. */
    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** {@code host:port}, with commas between them. */
    public String addresses() {
        return addresses;
    }

    /** The recording with that prefix. */
    public String recording(String prefix) {
        return "kafka://" + addresses + "/" + prefix;
    }

    /** A node, from 0 on, is there no more; it hands nothing over. */
    public void stop(int node) {
        running.type("stop " + node);
        running.awaitOut("^(stopped " + node + ")$");
    }

    /** A node comes back as soon as most of them are there. */
    public void start(int node) {
        running.type("start " + node);
    }

    @Override
    public void close() {
        running.close();
    }
}
