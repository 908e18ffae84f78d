package io.sillage.analyzer.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.analyzer.topic.TopicPlace;
import io.sillage.analyzer.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Which group belongs to which programs: on the topic of counts, under {@code programs:GROUP}, where no tally's name begins
 * so. Of several the first counts, so that of two who begin at once both know whose the group is.
 *
 * <p>Claims are written outside of transactions and read with those that are open: else one could hide behind a transaction
 * of somebody who died.
 */
final class Claims {
    private static final String KEY = "programs:";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TopicPlace place;
    private final Topics topics;

    /** Of a recording whose topics for results are there. */
    Claims(Topics topics) {
        this.topics = topics;
        place = topics.place();
    }

    /** Whether what has that key is one. */
    static boolean isClaim(String key) {
        return key.startsWith(KEY);
    }

    /**
     * Makes a group that of some programs.
     *
     * @throws RecordingProblem if it is another's
     */
    void claim(String group, Claim mine) {
        // asked before, as whoever reads has claimed
        boolean begun = !topics.committed(group).isEmpty();
        Claim there = all().get(group);
        if (there == null && begun) {
            throw RecordingProblem.usage("group " + group + " was begun elsewhere (on another recording, by another"
                    + " program, or before groups told what they are for), and what it has read is not known to be of "
                    + place + "; name another one with --group");
        }
        if (there == null) {
            write(group, mine);
            there = all().getOrDefault(group, mine);
        }
        check(group, there, mine);
    }

    private void check(String group, Claim there, Claim mine) {
        if (!there.isOfSamePrograms(mine)) {
            // compacting keeps the last one of a key: that is to be theirs, too
            write(group, there);
            throw RecordingProblem.usage("group " + group + " was begun with other transducers (" + there.shown()
                    + "; these are " + mine.shown() + ", by their text and the version of sillage), and its open"
                    + " slices are theirs; name another one with --group, or leave --group out: then the transducers'"
                    + " text names it");
        }
        if (!there.isOfSameTopic(mine)) {
            throw RecordingProblem.usage("group " + group + " has read another topic that was called "
                    + place.eventsTopic() + " too and is deleted, and its open slices are of that one; name another"
                    + " group with --group");
        }
    }

    /** The claims of all groups, by the groups' names. */
    Map<String, Claim> all() {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, place.brokers());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        TopicPartition counts = new TopicPartition(place.countsTopic(), 0);
        Map<String, Claim> claims = new TreeMap<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(counts));
            consumer.seekToBeginning(List.of(counts));
            long end = consumer.endOffsets(List.of(counts)).getOrDefault(counts, 0L);
            long heard = System.nanoTime();
            while (consumer.position(counts) < end) {
                ConsumerRecords<String, String> messages = consumer.poll(Duration.ofMillis(100));
                messages.forEach(message -> take(message, claims));
                if (!messages.isEmpty()) {
                    heard = System.nanoTime();
                } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                    throw new KafkaException("no message for " + PATIENCE.toSeconds() + " s");
                }
            }
        } catch (KafkaException failed) {
            throw unreachable("read", failed);
        }
        return claims;
    }

    private static void take(ConsumerRecord<String, String> message, Map<String, Claim> claims) {
        if (message.key() != null && message.value() != null && isClaim(message.key())) {
            Claim claim = read(message.value());
            if (claim != null) {
                claims.putIfAbsent(message.key().substring(KEY.length()), claim);
            }
        }
    }

    private static @Nullable Claim read(String json) {
        try {
            return Claim.of(JSON.readTree(json));
        } catch (JsonProcessingException notOurs) {
            return null;
        }
    }

    private void write(String group, Claim claim) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, place.brokers());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 3);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(place.countsTopic(), 0, KEY + group, claim.json()))
                    .get();
        } catch (ExecutionException | KafkaException failed) {
            throw unreachable("write", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka", interrupted);
        }
    }

    private RecordingProblem unreachable(String what, Exception why) {
        return RecordingProblem.environment(
                "can't " + what + " " + place.countsTopic() + ", which says to whom groups belong: " + why.getMessage()
                        + "; are all brokers of " + place.brokers() + " up?",
                why);
    }
}
