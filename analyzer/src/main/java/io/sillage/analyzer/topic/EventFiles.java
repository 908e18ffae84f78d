package io.sillage.analyzer.topic;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Batches of events, each publisher's of a partition in a file, as they stand on the topic. */
final class EventFiles implements AutoCloseable {
    private record Source(int partition, String publisher) {}

    private final Path folder;
    private final Map<Source, OutputStream> files = new HashMap<>();
    private final Map<Integer, Repeats> repeats = new HashMap<>();
    private final Map<String, Boolean> ended = new LinkedHashMap<>();
    private final Set<Integer> begun = new HashSet<>();
    private @Nullable TopicOrigin origin;

    EventFiles(Path folder) {
        this.folder = folder;
    }

    void take(ConsumerRecord<byte[], byte[]> message) throws IOException {
        String publisher = Promise.of(message.headers(), 0).publisher();
        ended.merge(publisher, Promise.ends(message.headers()), (before, now) -> before || now);
        if (message.value() == null || message.value().length == 0) {
            return;
        }
        if (begun.add(message.partition())) {
            TopicOrigin here = TopicOrigin.of(message);
            origin = origin == null ? here : origin.earlier(here);
        }
        byte[] lines = news(message.partition(), message.value());
        if (lines.length == 0) {
            return;
        }
        OutputStream file = file(new Source(message.partition(), publisher));
        file.write(lines);
        if (lines[lines.length - 1] != '\n') {
            file.write('\n');
        }
    }

    /** Those lines that are no repeats. */
    private byte[] news(int partition, byte[] lines) {
        Repeats known = repeats.computeIfAbsent(partition, key -> new Repeats());
        long before = known.count();
        StringBuilder left = new StringBuilder();
        new String(lines, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !known.isRepeat(line))
                .forEach(line -> left.append(line).append('\n'));
        return known.count() == before ? lines : left.toString().getBytes(StandardCharsets.UTF_8);
    }

    private OutputStream file(Source source) throws IOException {
        OutputStream file = files.get(source);
        if (file == null) {
            String name = "events-" + source.partition + "-" + files.size() + ".ndjson";
            file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 16);
            files.put(source, file);
        }
        return file;
    }

    TopicOrigin origin() {
        return origin == null ? TopicOrigin.UNKNOWN : origin;
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        long again = repeats.values().stream().mapToLong(Repeats::count).sum();
        if (again > 0) {
            remarks.add(Repeats.remark(again));
        }
        long others = repeats.values().stream().mapToLong(Repeats::others).sum();
        if (others > 0) {
            remarks.add(Repeats.otherRemark(others));
        }
        ended.forEach((publisher, end) -> {
            if (!end && !publisher.equals(Promise.NOBODY)) {
                remarks.add(
                        "publisher " + publisher + " has not said that this is all: it still writes, or was cut off");
            }
        });
        return remarks;
    }

    @Override
    public void close() throws IOException {
        for (OutputStream file : files.values()) {
            file.close();
        }
    }
}
