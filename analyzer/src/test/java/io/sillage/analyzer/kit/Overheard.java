package io.sillage.analyzer.kit;

import io.sillage.analyzer.traffic.CapturedEvents;
import io.sillage.event.Frame;
import io.sillage.event.Loss;
import io.sillage.event.MessageSent;
import io.sillage.event.NetStateChanged;
import io.sillage.event.NetTransferred;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The events of a capture. */
public record Overheard(List<Frame> frames) {
    public static Overheard of(CaptureBuilder capture) {
        return of(capture.pcap());
    }

    public static Overheard of(byte[] capture) {
        try {
            Path file = Files.createTempFile("overheard", ".pcap");
            try {
                return of(Files.write(file, capture));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Overheard of(Path file) throws IOException {
        List<Frame> frames = new ArrayList<>();
        try (CapturedEvents events = new CapturedEvents(file, CapturedEvents.origin("test", 0))) {
            for (Frame frame = events.next(); frame != null; frame = events.next()) {
                frames.add(frame);
            }
        }
        return new Overheard(frames);
    }

    /** {@code CONNECTION.SEQ KIND …} of each. */
    public List<String> lines() {
        return frames.stream().map(Overheard::line).toList();
    }

    /** {@code DIRECTION TYPE {name=value, …}} of each message, without how long it took. */
    public List<String> messages() {
        return frames.stream()
                .filter(frame -> frame.event() instanceof MessageSent)
                .map(frame -> message((MessageSent) frame.event()))
                .toList();
    }

    private static String line(Frame frame) {
        String name = frame.stream().substring(frame.stream().indexOf('/') + 1) + "." + frame.seq() + " "
                + frame.kind().jsonName() + " ";
        if (frame.event() instanceof NetStateChanged changed) {
            return name + changed.direction() + " " + changed.from() + " " + changed.state();
        }
        if (frame.event() instanceof NetTransferred moved) {
            String missed = moved.missedBytes() > 0 ? " missed " + moved.missedBytes() : "";
            return name + moved.direction() + " " + moved.bytes() + missed;
        }
        if (frame.event() instanceof Loss loss) {
            return name + loss.count() + " " + loss.reason();
        }
        return name + message((MessageSent) frame.event());
    }

    private static String message(MessageSent message) {
        TreeMap<String, Object> fields = new TreeMap<>(message.texts());
        message.numbers().forEach((name, value) -> {
            if (!name.endsWith("_ns")) {
                fields.put(name, value);
            }
        });
        return message.direction() + " " + message.type() + " " + fields;
    }
}
