package io.sillage.analyzer.topic;

import io.sillage.event.ClockPair;
import io.sillage.event.RecordingFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Batches of events, each publisher's of a partition in a file, as they stand on the topic. */
final class EventFiles implements AutoCloseable {
    private static final Pattern HOST = Pattern.compile("\"host.name\":\"([^\"\\\\]*)\"");
    private static final String NOBODY = "topic";

    private record Source(int partition, String publisher) {}

    private final Path folder;
    private final Map<Source, OutputStream> files = new HashMap<>();
    private final Map<String, Boolean> ended = new LinkedHashMap<>();
    private @Nullable ClockPair clock;
    private String host = "unknown";

    EventFiles(Path folder) {
        this.folder = folder;
    }

    void take(ConsumerRecord<byte[], byte[]> message) throws IOException {
        String named = Batch.text(message.headers(), Batch.PUBLISHER);
        String publisher = named == null ? NOBODY : named;
        boolean end = Batch.text(message.headers(), Batch.END) != null;
        ended.merge(publisher, end, (before, now) -> before || now);
        byte[] lines = message.value();
        if (lines == null || lines.length == 0) {
            return;
        }
        if (clock == null) {
            clock = clock(Batch.text(message.headers(), Batch.CLOCK));
            Matcher hostName = HOST.matcher(new String(lines, StandardCharsets.UTF_8));
            host = hostName.find() ? hostName.group(1) : host;
        }
        OutputStream file = file(new Source(message.partition(), publisher));
        file.write(lines);
        if (lines[lines.length - 1] != '\n') {
            file.write('\n');
        }
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

    /** Those who do not tell a clock tell times of the wall. */
    private static ClockPair clock(@Nullable String header) {
        if (header != null && header.matches("-?\\d{1,18} -?\\d{1,19}")) {
            String[] parts = header.split(" ");
            return new ClockPair(Long.parseLong(parts[1]), Long.parseLong(parts[0]));
        }
        return new ClockPair(0, 0);
    }

    ClockPair clock() {
        return clock == null ? new ClockPair(0, 0) : clock;
    }

    /** The text of {@link RecordingFile}. */
    String description() {
        return new RecordingFile(RecordingFile.FORMAT, host, "", clock()).toJson();
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        ended.forEach((publisher, end) -> {
            if (!end && !publisher.equals(NOBODY)) {
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
