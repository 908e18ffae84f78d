package io.sillage.apps.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A publisher whose events are out of order, and that promises what is true all the same. */
final class Disorder implements AutoCloseable {
    private static final int WINDOW = 200;
    private static final int BATCH = 150;

    private final String topic;
    private final List<List<TwoEnds.Line>> partitions = new ArrayList<>();
    private final int[] sent;
    private final long lastWall;
    private final KafkaProducer<byte[], byte[]> producer;

    Disorder(String brokers, String prefix, int partitionCount, List<TwoEnds.Line> log, long seed)
            throws InterruptedException, ExecutionException {
        topic = prefix + ".events";
        sent = new int[partitionCount];
        lastWall = log.get(log.size() - 1).wall();
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "acks", "all");
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(topic, partitionCount, (short) 3)))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        Random random = new Random(seed);
        for (int partition = 0; partition < partitionCount; partition++) {
            partitions.add(new ArrayList<>());
        }
        log.forEach(line -> partitions
                .get(Math.floorMod(line.stream().hashCode(), partitionCount))
                .add(line));
        for (List<TwoEnds.Line> lines : partitions) {
            for (int at = 0; at < lines.size(); at += WINDOW) {
                Collections.shuffle(lines.subList(at, Math.min(lines.size(), at + WINDOW)), random);
            }
        }
    }

    /** Sends so much of each partition, and with all of it the end. */
    void publish(double share) {
        for (int partition = 0; partition < sent.length; partition++) {
            List<TwoEnds.Line> lines = partitions.get(partition);
            int until = (int) (lines.size() * share);
            while (sent[partition] < until) {
                int to = Math.min(until, sent[partition] + BATCH);
                send(partition, lines.subList(sent[partition], to), promise(lines, to), false);
                sent[partition] = to;
            }
            if (lines.isEmpty()) {
                send(partition, lines, promise(lines, 0), false);
            }
            if (share >= 1) {
                send(partition, List.of(), Long.MAX_VALUE, true);
            }
        }
        producer.flush();
    }

    /** Sends once more what it has sent of that much of each partition, as who sends at least once; how many events. */
    int repeat(double share) {
        int events = 0;
        for (int partition = 0; partition < sent.length; partition++) {
            List<TwoEnds.Line> lines = partitions.get(partition);
            int until = (int) (lines.size() * share);
            for (int at = 0; at < until; at += BATCH) {
                int to = Math.min(until, at + BATCH);
                send(partition, lines.subList(at, to), promise(lines, to), false);
                events += to - at;
            }
        }
        producer.flush();
        return events;
    }

    /** Time does not pass the last event of all. */
    private long promise(List<TwoEnds.Line> lines, int from) {
        return lines.subList(from, lines.size()).stream()
                .mapToLong(TwoEnds.Line::wall)
                .min()
                .orElse(lastWall);
    }

    private void send(int partition, List<TwoEnds.Line> lines, long watermark, boolean end) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.json()).append('\n'));
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, partition, utf8("disorder"), utf8(text.toString()));
        message.headers().add("publisher", utf8("disorder"));
        message.headers().add("watermark", utf8(Long.toString(watermark)));
        if (end) {
            message.headers().add("end", utf8("1"));
        }
        producer.send(message);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
