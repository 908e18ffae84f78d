package io.sillage.analyzer.topic;

import io.sillage.analyzer.topic.RecordMessage.Giver;
import io.sillage.event.ClockPair;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of transducers: each partition's in a file, then all of a transducer and group merged by time and key into events of
 * kind {@code record}, so that they are in the order that the embedded engine gives.
 */
final class RecordFiles implements AutoCloseable {
    private record Source(Giver giver, int partition) {}

    /** The next record of a partition. */
    private record Head(long wall, String key, String json, BufferedReader rest, int partition)
            implements Comparable<Head> {
        static @Nullable Head of(BufferedReader file, int partition) throws IOException {
            String wall = file.readLine();
            String key = file.readLine();
            String json = file.readLine();
            return wall == null || key == null || json == null
                    ? null
                    : new Head(Long.parseLong(wall), key, json, file, partition);
        }

        @Override
        public int compareTo(Head other) {
            int byTime = Long.compare(wall, other.wall);
            int byKey = byTime != 0 ? byTime : key.compareTo(other.key);
            return byKey != 0 ? byKey : Integer.compare(partition, other.partition);
        }
    }

    private final Path folder;
    private final Map<Source, BufferedWriter> files = new LinkedHashMap<>();

    RecordFiles(Path folder) {
        this.folder = folder;
    }

    void take(ConsumerRecord<byte[], byte[]> message) throws IOException {
        RecordMessage record = RecordMessage.of(message);
        if (record == null) {
            return;
        }
        Source source = new Source(record.giver(), message.partition());
        BufferedWriter file = files.get(source);
        if (file == null) {
            file = Files.newBufferedWriter(part(files.size()));
            files.put(source, file);
        }
        byte[] key = message.key() == null ? new byte[0] : message.key();
        file.write(record.wall() + "\n" + RecordMessage.text(key) + "\n" + record.json() + "\n");
    }

    private Path part(int number) {
        return folder.resolve("part-" + number);
    }

    /** @param clock of the recording */
    void write(ClockPair clock) throws IOException {
        close();
        Map<Giver, List<Path>> parts = new LinkedHashMap<>();
        int number = 0;
        for (Source source : files.keySet()) {
            parts.computeIfAbsent(source.giver, giver -> new ArrayList<>()).add(part(number++));
        }
        int written = 0;
        for (Map.Entry<Giver, List<Path>> each : parts.entrySet()) {
            Path file = folder.resolve("records-" + written++ + ".ndjson");
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                merge(each.getKey(), each.getValue(), clock, out);
            }
        }
    }

    private static void merge(Giver giver, List<Path> parts, ClockPair clock, BufferedWriter out) throws IOException {
        PriorityQueue<Head> heads = new PriorityQueue<>();
        for (Path part : parts) {
            push(heads, Files.newBufferedReader(part), heads.size());
        }
        long seq = 0;
        for (Head head = heads.poll(); head != null; head = heads.poll()) {
            out.write(new RecordMessage(giver, head.wall, head.json).event(clock, seq++) + "\n");
            push(heads, head.rest, head.partition);
        }
        for (Path part : parts) {
            Files.delete(part);
        }
    }

    private static void push(PriorityQueue<Head> heads, BufferedReader file, int partition) throws IOException {
        Head next = Head.of(file, partition);
        if (next == null) {
            file.close();
        } else {
            heads.add(next);
        }
    }

    /** What was odd so far, for people. */
    List<String> remarks() {
        return Givers.remarks(files.keySet().stream().map(Source::giver).toList());
    }

    @Override
    public void close() throws IOException {
        for (BufferedWriter file : files.values()) {
            file.close();
        }
    }
}
