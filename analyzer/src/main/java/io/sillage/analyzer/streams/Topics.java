package io.sillage.analyzer.streams;

import io.sillage.analyzer.journal.RecordingProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Finds out about the topics of a log, and makes those for results. */
final class Topics implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 15_000;
    private static final Map<String, String> FOR_EVER = Map.of("retention.ms", "-1");
    private static final Map<String, String> LATEST = Map.of("cleanup.policy", "compact");

    private final StreamsSettings settings;
    private final Admin admin;

    Topics(StreamsSettings settings) {
        this.settings = settings;
        Properties properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 3);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        admin = Admin.create(properties);
    }

    /** How many partitions the events have. */
    int sources() {
        return partitions(settings.eventsTopic())
                .orElseThrow(() -> RecordingProblem.usage("no recording " + settings.prefix() + " on "
                        + settings.brokers() + ": there is no topic " + settings.eventsTopic()
                        + "; `sillage publish` makes one"));
    }

    /** Makes the topics for results where they are missing; how many partitions the records have. */
    int results(int partitions) {
        short replicas = replicas();
        create(new NewTopic(settings.recordsTopic(), partitions, replicas).configs(FOR_EVER));
        create(new NewTopic(settings.countsTopic(), 1, replicas).configs(LATEST));
        return partitions(settings.recordsTopic()).orElse(partitions);
    }

    /** One copy a broker, three at most. */
    short replicas() {
        try {
            return (short) Math.min(3, admin.describeCluster().nodes().get().size());
        } catch (ExecutionException unreachable) {
            throw unreachable(unreachable);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private Optional<Integer> partitions(String topic) {
        try {
            TopicDescription found =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            return Optional.ofNullable(found).map(there -> there.partitions().size());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw unreachable(failed);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private void create(NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw unreachable(failed);
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private RuntimeException unreachable(ExecutionException failed) {
        return RecordingProblem.environment(
                "can't ask Kafka at " + settings.brokers() + ": " + failed.getCause()
                        + "; does a broker listen there, and may you ask it?",
                failed);
    }

    private static RuntimeException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while asking Kafka", interrupted);
    }

    @Override
    public void close() {
        admin.close();
    }
}
