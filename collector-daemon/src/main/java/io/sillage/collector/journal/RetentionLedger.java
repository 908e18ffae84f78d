package io.sillage.collector.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What retention took out of a recording, a stream: {@code retention.json}, so that readers can tell a deletion from a
 * loss. It is on the disk before the segments go. The oldest go first, so it is always the beginning of a stream.
 */
final class RetentionLedger {
    static final String NAME = "retention.json";

    private final Path recording;
    private Map<String, Deleted> streams = new TreeMap<>();
    private Map<String, Deleted> before = Map.of();
    private long segments;
    private long bytes;

    private RetentionLedger(Path recording) {
        this.recording = recording;
    }

    /** The recording's ledger; empty where there is none yet. */
    static RetentionLedger of(Path recording) throws IOException {
        RetentionLedger ledger = new RetentionLedger(recording);
        Path file = recording.resolve(NAME);
        if (Files.exists(file)) {
            ledger.read(file);
            ledger.before = Map.copyOf(ledger.streams);
        }
        return ledger;
    }

    /** Whether that segment was entered by a collector before us, and only a crash kept its file. */
    boolean enteredBefore(SealedSegment segment) {
        return covers(before, segment);
    }

    /** Whether later ones of its stream have been deleted. */
    boolean passed(SealedSegment segment) {
        return covers(streams, segment);
    }

    private static boolean covers(Map<String, Deleted> streams, SealedSegment segment) {
        Deleted deleted = streams.get(segment.stream());
        return deleted != null && segment.toSeq() <= deleted.toSeq();
    }

    /** Enters segments that are about to be deleted. When this returns, they are on the disk; when it throws, not here. */
    void enter(Collection<SealedSegment> deleted) throws IOException {
        Map<String, Deleted> enteredStreams = new TreeMap<>(streams);
        long enteredBytes = bytes;
        for (SealedSegment segment : deleted) {
            enteredBytes += segment.bytes();
            enteredStreams.merge(segment.stream(), Deleted.of(segment), Deleted::plus);
        }
        long enteredSegments = segments + deleted.size();
        String text = json(enteredStreams, enteredSegments, enteredBytes);
        Durable.write(recording.resolve(NAME), text.getBytes(StandardCharsets.UTF_8));
        Durable.syncDirectory(recording);
        streams = enteredStreams;
        segments = enteredSegments;
        bytes = enteredBytes;
    }

    long segments() {
        return segments;
    }

    long bytes() {
        return bytes;
    }

    long events() {
        return events(streams);
    }

    private static long events(Map<String, Deleted> streams) {
        return streams.values().stream().mapToLong(Deleted::events).sum();
    }

    private static String json(Map<String, Deleted> streams, long segments, long bytes) {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.field("format", 1);
        out.field("segments", segments);
        out.field("bytes", bytes);
        out.field("events", events(streams));
        out.open("streams");
        streams.forEach((stream, deleted) -> {
            out.open(stream);
            out.field("events", deleted.events);
            out.field("lost", deleted.lost);
            out.field("to_seq", deleted.toSeq);
            out.close();
        });
        out.close();
        out.close();
        return text.raw('\n').toString();
    }

    private void read(Path file) throws IOException {
        try (JsonParser in = new JsonFactory().createParser(Files.newInputStream(file))) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                in.nextToken();
                switch (field) {
                    case "segments" -> segments = in.getLongValue();
                    case "bytes" -> bytes = in.getLongValue();
                    case "streams" -> readStreams(in);
                    default -> in.skipChildren();
                }
            }
        }
    }

    private void readStreams(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String stream = in.currentName();
            in.nextToken();
            streams.put(stream, readDeleted(in));
        }
    }

    private static Deleted readDeleted(JsonParser in) throws IOException {
        long events = 0;
        long lost = 0;
        long toSeq = 0;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            in.nextToken();
            switch (field) {
                case "events" -> events = in.getLongValue();
                case "lost" -> lost = in.getLongValue();
                case "to_seq" -> toSeq = in.getLongValue();
                default -> in.skipChildren();
            }
        }
        return new Deleted(events, lost, toSeq);
    }

    private record Deleted(long events, long lost, long toSeq) {
        static Deleted of(SealedSegment segment) {
            return new Deleted(segment.facts().events(), segment.facts().lostAfter(), segment.toSeq());
        }

        Deleted plus(Deleted later) {
            return new Deleted(events + later.events, lost + later.lost, Math.max(toSeq, later.toSeq));
        }
    }
}
