package io.sillage.apps.cluster;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A publisher whose events are in the order of time, and that stops wherever it is told to. */
final class Orderly implements AutoCloseable {
    private static final int BATCH = 150;

    private final String topic;
    private final int partitions;
    private final List<TwoEnds.Line> log;
    private final KafkaProducer<byte[], byte[]> producer;
    private int sent;

    Orderly(String brokers, String prefix, int partitions, List<TwoEnds.Line> log) {
        topic = prefix + ".events";
        this.partitions = partitions;
        this.log = log;
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "acks", "all");
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Makes the topic for events, which every message of ours fits in. */
    static void topic(String brokers, String prefix, int partitions) throws InterruptedException, ExecutionException {
        NewTopic topic = new NewTopic(prefix + ".events", partitions, (short) 3)
                .configs(Map.of("max.message.bytes", Integer.toString(8 << 20)));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    /** Sends so much of the log, and with all of it the end. */
    void publish(double share) {
        int until = (int) (log.size() * share);
        send(sent, until);
        sent = until;
        if (sent == log.size()) {
            for (int partition = 0; partition < partitions; partition++) {
                send(partition, "", Long.MAX_VALUE, true);
            }
        }
        producer.flush();
    }

    /** Sends so much of the log once more; how many events. */
    int repeat(double share) {
        int until = (int) (log.size() * share);
        send(0, until);
        producer.flush();
        return until;
    }

    private void send(int from, int until) {
        for (int at = from; at < until; at += BATCH) {
            int to = Math.min(until, at + BATCH);
            StringBuilder[] texts = new StringBuilder[partitions];
            for (TwoEnds.Line line : log.subList(at, to)) {
                int partition = Math.floorMod(line.stream().hashCode(), partitions);
                texts[partition] = texts[partition] == null ? new StringBuilder() : texts[partition];
                texts[partition].append(line.json()).append('\n');
            }
            long promise = log.get(Math.min(to, log.size() - 1)).wall();
            for (int partition = 0; partition < partitions; partition++) {
                send(partition, texts[partition] == null ? "" : texts[partition].toString(), promise, false);
            }
        }
    }

    private void send(int partition, String lines, long watermark, boolean end) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, partition, utf8("orderly"), utf8(lines));
        message.headers().add("publisher", utf8("orderly"));
        message.headers().add("watermark", utf8(Long.toString(watermark)));
        if (end) {
            message.headers().add("end", utf8("1"));
        }
        producer.send(message);
    }

    /** An event that is later than any other, by somebody else, who promises nothing. */
    void sayGoodbye(String words) {
        String json = "{\"time\":\"2026-12-31T00:00:00Z\",\"kind\":\"log\",\"source\":\"quay\",\"body\":\"" + words
                + "\",\"stream\":\"quay\",\"seq\":0}\n";
        producer.send(new ProducerRecord<>(topic, 0, utf8("quay"), utf8(json)));
        producer.flush();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
