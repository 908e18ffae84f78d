package io.sillage.analyzer.journal;

import io.sillage.analyzer.capture.CaptureReader;
import io.sillage.analyzer.capture.Captures;
import io.sillage.analyzer.capture.Frame;
import io.sillage.analyzer.traffic.CapturedEvents;
import io.sillage.event.Kind;
import io.sillage.event.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A capture of packets, as a run. Looked through once when it is found, for its times; read again when opened. Its packets
 * are told in their order, which is that of their times but for what several interfaces mix up.
 */
public final class CaptureRun implements Run {
    private static final Set<Kind> KINDS = EnumSet.of(Kind.NET_STATE, Kind.NET_IO, Kind.MESSAGE, Kind.LOSS);

    private final Path file;
    private final Origin origin;
    private final long firstMono;
    private final long lastMono;
    private final long packets;

    private CaptureRun(Path file, Origin origin, long firstMono, long lastMono, long packets) {
        this.file = file;
        this.origin = origin;
        this.firstMono = firstMono;
        this.lastMono = lastMono;
        this.packets = packets;
    }

    static CaptureRun find(Path file) throws IOException {
        long begin = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long packets = 0;
        try (CaptureReader reader = Captures.open(file)) {
            Frame frame = new Frame();
            while (reader.next(frame)) {
                begin = packets++ == 0 ? frame.nanos() : begin;
                first = Math.min(first, frame.nanos());
                last = Math.max(last, frame.nanos());
            }
        }
        boolean none = packets == 0;
        Origin origin = CapturedEvents.origin(file.getFileName().toString(), begin);
        // Of a capture without a packet at least the reason is to be told.
        return new CaptureRun(file, origin, none ? 0 : first, none ? 0 : last, Math.max(1, packets));
    }

    /** Time of the first packet, nanoseconds since 1970; 0 where there is none. */
    static long firstNanos(Path file) throws IOException {
        try (CaptureReader reader = Captures.open(file)) {
            Frame frame = new Frame();
            return reader.next(frame) ? frame.nanos() : 0;
        }
    }

    public Origin origin() {
        return origin;
    }

    public long bytesOnDisk() {
        return file.toFile().length();
    }

    @Override
    public String name() {
        return file.getFileName().toString();
    }

    @Override
    public long firstMono() {
        return firstMono;
    }

    @Override
    public long lastMono() {
        return lastMono;
    }

    /** Its packets: how many events they make is known when they are read. */
    @Override
    public long events() {
        return packets;
    }

    @Override
    public boolean mayHave(Kind kind) {
        return KINDS.contains(kind);
    }

    @Override
    public Cursor open() {
        try {
            CapturedEvents events = new CapturedEvents(file, origin);
            return () -> next(events);
        } catch (IOException gone) {
            throw problem(gone);
        }
    }

    private @Nullable Entry next(CapturedEvents events) {
        try {
            io.sillage.event.Frame frame = events.next();
            return frame == null ? null : Entry.of(frame);
        } catch (IOException unreadable) {
            throw problem(unreadable);
        }
    }

    private RecordingProblem problem(IOException why) {
        return RecordingProblem.environment("can't read the capture " + file + ": " + why, why);
    }
}
