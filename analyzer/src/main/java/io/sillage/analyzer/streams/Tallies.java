package io.sillage.analyzer.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.topic.TopicPlace;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The latest tallies, as the topic of counts has them; a tally's name is {@code GROUP/TRANSDUCER/SHARE}. */
final class Tallies implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String prefix;
    private final List<TopicPartition> counts;
    private final KafkaConsumer<String, String> consumer;
    private final Map<String, Tally> latest = new TreeMap<>();

    /** Those of one group. */
    Tallies(StreamsSettings settings) {
        this(settings.place(), settings.group() + "/");
    }

    /** @param prefix what their names begin with */
    Tallies(TopicPlace place, String prefix) {
        this.prefix = prefix;
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, place.brokers());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
        counts = List.of(new TopicPartition(place.countsTopic(), 0));
        consumer.assign(counts);
        consumer.seekToBeginning(counts);
    }

    /**
     * Takes all that is there now.
     *
     * @param ends how many messages there are, those of open transactions too
     * @param patience how long to wait for the next ones
     * @return false if they were not to be had, as where a transaction is open
     */
    boolean pollTo(Map<TopicPartition, Long> ends, Duration patience) {
        long heard = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (poll(Duration.ofMillis(100))) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > patience.toNanos()) {
                return false;
            }
        }
        return true;
    }

    /** Takes what is new; whether there was anything. */
    boolean poll(Duration patience) {
        ConsumerRecords<String, String> messages = consumer.poll(patience);
        messages.forEach(this::take);
        return !messages.isEmpty();
    }

    private void take(ConsumerRecord<String, String> told) {
        String key = told.key();
        if (key != null && told.value() != null && key.startsWith(prefix) && !Claims.isClaim(key)) {
            try {
                latest.put(key, Tally.of(JSON.readTree(told.value())));
            } catch (JsonProcessingException notOurs) {
                latest.remove(key);
            }
        }
    }

    /** Whether every share of all programs has seen the log's end. */
    boolean ended(List<Program> programs, int shares) {
        return programs.stream()
                .allMatch(program -> latest.values().stream()
                                .filter(tally -> tally.transducer().equals(program.name()))
                                .filter(tally -> tally.share() < shares && tally.ended())
                                .count()
                        == shares);
    }

    List<Tally> all() {
        return List.copyOf(latest.values());
    }

    Map<String, Tally> byName() {
        return Collections.unmodifiableMap(latest);
    }

    /** The group that a tally's name tells. */
    static String group(String name, Tally tally) {
        int rest = name.length() - ("/" + tally.transducer() + "/" + tally.share()).length();
        return rest > 0 ? name.substring(0, rest) : name;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
