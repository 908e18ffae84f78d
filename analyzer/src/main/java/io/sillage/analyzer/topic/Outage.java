package io.sillage.analyzer.topic;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Says when not all partitions can be read any more, and when they can again: a consumer itself waits without a word. It
 * asks in between, and waits for no answer. One thread.
 */
final class Outage implements AutoCloseable {
    private static final long ASK_EVERY_MILLIS = 3_000;
    private static final int ANSWER_IN_MILLIS = 5_000;

    private final TopicPlace place;
    private final Map<TopicPartition, OffsetSpec> partitions;
    private final Consumer<String> words;
    private final Admin admin;
    private long askedMillis;
    private @Nullable KafkaFuture<?> asked;
    private boolean out;

    /** @param words is told what happened, for people */
    Outage(TopicPlace place, Set<TopicPartition> partitions, Consumer<String> words, long nowMillis) {
        this.place = place;
        this.words = words;
        this.partitions =
                partitions.stream().collect(Collectors.toMap(partition -> partition, each -> OffsetSpec.latest()));
        askedMillis = nowMillis;
        Properties properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, place.brokers());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_IN_MILLIS);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_IN_MILLIS);
        admin = Admin.create(properties);
    }

    /** True once after each time that it is over. */
    boolean isOverNow(long nowMillis) {
        KafkaFuture<?> answer = asked;
        if (answer == null) {
            if (nowMillis - askedMillis >= ASK_EVERY_MILLIS) {
                askedMillis = nowMillis;
                asked = admin.listOffsets(partitions).all();
            }
            return false;
        }
        if (!answer.isDone()) {
            return false;
        }
        asked = null;
        Throwable why = failure(answer);
        boolean over = out && why == null;
        if (why != null && !out) {
            words.accept("Kafka at " + place.brokers() + " does not give all of " + place.prefix() + " any more: "
                    + why.getMessage() + "; are its brokers up? What they have goes on here when they are");
        } else if (over) {
            words.accept("Kafka at " + place.brokers() + " gives all of " + place.prefix() + " again");
        }
        out = why != null;
        return over;
    }

    /** Whether it lasts, as far as is known. */
    boolean isOn() {
        return out;
    }

    private static @Nullable Throwable failure(KafkaFuture<?> done) {
        try {
            done.get();
            return null;
        } catch (ExecutionException | CompletionException failed) {
            return failed.getCause() == null ? failed : failed.getCause();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
