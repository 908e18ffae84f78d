package io.sillage.apps.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.IntegerSerializer;

/** What Kafka's own clients send to a broker: small records and large ones, plain and compressed. */
final class Traffic {
    private static final String TOPIC = "orders";
    private static final int PARTITIONS = 2;

    private final Map<String, Object> broker;
    private final Random random;
    private int records;

    Traffic(String bootstrap, long seed) {
        broker = Map.of("bootstrap.servers", bootstrap);
        random = new Random(seed);
    }

    void run() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(broker)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        List<byte[]> values = new ArrayList<>();
        for (String compression : List.of("none", "gzip", "lz4", "zstd")) {
            values.addAll(produce(compression));
        }
        Consumers consumers = new Consumers(broker, TOPIC, values);
        consumers.readInAGroup(2);
        consumers.readAlone("a-slow-one", 16_384);
        consumers.readAlone("a-quick-one", 1 << 20);
    }

    private List<byte[]> produce(String compression) throws InterruptedException, ExecutionException {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.putAll(Map.of(
                "compression.type", compression, "acks", "all", "max.request.size", 4_000_000, "batch.size", 50_000));
        List<byte[]> values = new ArrayList<>();
        List<Future<RecordMetadata>> acknowledged = new ArrayList<>();
        try (KafkaProducer<Integer, byte[]> producer =
                new KafkaProducer<>(settings, new IntegerSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 100; i++) {
                byte[] value = value(i % 33 == 0 ? 200_000 + random.nextInt(300_000) : random.nextInt(2000));
                values.add(value);
                acknowledged.add(producer.send(new ProducerRecord<>(TOPIC, records++, value)));
            }
            for (Future<RecordMetadata> record : acknowledged) {
                record.get();
            }
        }
        return values;
    }

    private byte[] value(int length) {
        byte[] value = new byte[length];
        random.nextBytes(value);
        return value;
    }
}
