package io.sillage.analyzer.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sillage.analyzer.language.Program;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The latest tallies of a group, as the topic of counts has them. */
final class Tallies implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String group;
    private final KafkaConsumer<String, String> consumer;
    private final Map<String, Tally> latest = new TreeMap<>();

    Tallies(StreamsSettings settings) {
        group = settings.group();
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.place().brokers());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> counts =
                List.of(new TopicPartition(settings.place().countsTopic(), 0));
        consumer.assign(counts);
        consumer.seekToBeginning(counts);
    }

    /** Takes what is new; false if the thread was interrupted. */
    boolean poll(Duration patience) {
        try {
            consumer.poll(patience).forEach(this::take);
            return !Thread.interrupted();
        } catch (InterruptException interrupted) {
            // Kafka has set the flag again, which would make close() fail
            Thread.interrupted();
            return false;
        }
    }

    private void take(ConsumerRecord<String, String> told) {
        if (told.key() != null && told.value() != null && told.key().startsWith(group + "/")) {
            try {
                latest.put(told.key(), Tally.of(JSON.readTree(told.value())));
            } catch (JsonProcessingException notOurs) {
                latest.remove(told.key());
            }
        }
    }

    /** Whether every share of all programs has seen the log's end. */
    boolean ended(List<Program> programs, int shares) {
        return programs.stream()
                .allMatch(program -> latest.values().stream()
                                .filter(tally -> tally.transducer().equals(program.name()) && tally.ended())
                                .count()
                        == shares);
    }

    List<Tally> all() {
        return List.copyOf(latest.values());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
