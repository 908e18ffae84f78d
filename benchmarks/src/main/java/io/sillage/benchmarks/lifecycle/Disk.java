package io.sillage.benchmarks.lifecycle;

import com.github.luben.zstd.Zstd;
import io.sillage.analyzer.journal.Entry;
import io.sillage.event.ClockPair;
import io.sillage.event.Compressor;
import io.sillage.event.EventJson;
import io.sillage.event.Frame;
import io.sillage.event.JsonBytes;
import io.sillage.event.RecordingFile;
import io.sillage.event.Sealed;
import io.sillage.event.SegmentHeader;
import io.sillage.event.SegmentWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes traffic as a recording of sealed segments, as the collector leaves it, and as JSON lines. */
final class Disk {
    private static final int SEGMENT_BYTES = 1 << 20;

    private static final Compressor ZSTD = new Compressor() {
        @Override
        public int id() {
            return 1;
        }

        @Override
        public byte[] compress(byte[] raw) {
            return Zstd.compress(raw);
        }

        @Override
        public byte[] decompress(byte[] compressed, int rawBytes) {
            return Zstd.decompress(compressed, rawBytes);
        }
    };

    private final Path folder;
    private int files;
    private ByteBuffer segment = ByteBuffer.allocate(0);

    private Disk(Path folder) {
        this.folder = folder;
    }

    static void recording(Path recording, Traffic traffic, int events) throws IOException {
        Path folder = Files.createDirectories(recording.resolve(Traffic.ORIGIN.process()));
        RecordingFile about = new RecordingFile(RecordingFile.FORMAT, "host", "boot", Traffic.CLOCK);
        Files.writeString(recording.resolve(RecordingFile.NAME), about.toJson());
        new Disk(folder).write(traffic, events);
    }

    private void write(Traffic traffic, int events) throws IOException {
        SegmentWriter writer = new SegmentWriter(Traffic.ORIGIN, 0);
        open(writer, Traffic.CLOCK.mono());
        for (int i = 0; i < events; i++) {
            Frame frame = frame(traffic.next());
            if (!writer.write(frame.event(), frame.mono())) {
                save();
                open(writer, frame.mono());
                writer.write(frame.event(), frame.mono());
            }
        }
        writer.close();
        save();
    }

    private void open(SegmentWriter writer, long mono) {
        segment = ByteBuffer.allocate(SEGMENT_BYTES);
        SegmentHeader.prepare(segment, new ClockPair(Traffic.CLOCK.wallOf(mono), mono));
        writer.open(segment);
    }

    private void save() throws IOException {
        Files.write(folder.resolve(String.format("s%06d.sealed", ++files)), Sealed.seal(segment, ZSTD));
    }

    static void jsonLines(Path file, Traffic traffic, int events) throws IOException {
        JsonBytes line = new JsonBytes();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < events; i++) {
                EventJson.append(line.clear(), frame(traffic.next()), Traffic.CLOCK, "service");
                out.append(line.raw('\n').toString());
            }
        }
    }

    private static Frame frame(Entry entry) {
        if (entry.frame() == null) {
            throw new IllegalStateException("Bug: traffic without an event: " + entry);
        }
        return entry.frame();
    }
}
