package io.sillage.analyzer.kit;

import com.github.luben.zstd.Zstd;
import io.sillage.event.ClockPair;
import io.sillage.event.Compressor;
import io.sillage.event.Event;
import io.sillage.event.Origin;
import io.sillage.event.RecordingFile;
import io.sillage.event.Sealed;
import io.sillage.event.SegmentHeader;
import io.sillage.event.SegmentWriter;
import io.sillage.event.ThreadInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes recordings as agents and daemons do, from events that a test names. */
public final class TestRecording {
    public static final ClockPair CLOCK = new ClockPair(1_763_841_600_000_000_000L, 1_000_000_000L);

    public static final Compressor ZSTD = new Compressor() {
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

    private final Path path;

    public TestRecording(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path);
            Files.writeString(
                    path.resolve(RecordingFile.NAME), new RecordingFile(1, "testhost", "boot", CLOCK).toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    /** A JVM of that service. */
    public Process process(long pid, String service) {
        return process(pid, service, "testhost", CLOCK);
    }

    /** A JVM whose monotonic clock is that of the pair. */
    public Process process(long pid, String service, String host, ClockPair clock) {
        return new Process(new Origin(pid + "-" + (5000 + pid), host, service, pid, service, null, null), clock);
    }

    public Process probe(long pid, String source) {
        return new Process(new Origin(pid + "-" + (5000 + pid), "testhost", null, pid, source, null, null), CLOCK);
    }

    public final class Process {
        private final Origin origin;
        private final ClockPair clock;
        private int files;

        private Process(Origin origin, ClockPair clock) {
            this.origin = origin;
            this.clock = clock;
            try {
                Files.createDirectories(folder());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public Path folder() {
            return path.resolve(origin.process());
        }

        public Origin origin() {
            return origin;
        }

        public String name() {
            return origin.process();
        }

        public Lane lane(int number) {
            return new Lane(this, new SegmentWriter(origin, number), 1 << 14);
        }

        public Lane lane(int number, int segmentBytes) {
            return new Lane(this, new SegmentWriter(origin, number), segmentBytes);
        }

        private synchronized Path nextFile() {
            return folder().resolve(String.format("s%06d.seg", ++files));
        }
    }

    /** A writer lane. Its segments are files as soon as {@link #save} or {@link #seal} says so. */
    public static final class Lane {
        private final Process process;
        private final SegmentWriter writer;
        private final int segmentBytes;
        private final List<Path> files = new ArrayList<>();
        private final List<ByteBuffer> segments = new ArrayList<>();

        private Lane(Process process, SegmentWriter writer, int segmentBytes) {
            this.process = process;
            this.writer = writer;
            this.segmentBytes = segmentBytes;
            next(process.clock.mono());
        }

        public Lane next(long mono) {
            ByteBuffer segment = ByteBuffer.allocate(segmentBytes);
            SegmentHeader.prepare(segment, new ClockPair(process.clock.wallOf(mono), mono));
            writer.open(segment);
            segments.add(segment);
            files.add(process.nextFile());
            return this;
        }

        public Lane thread(long id, String name) {
            writer.thread(new ThreadInfo(id, 1000 + id, name, false));
            return this;
        }

        public Lane add(long mono, Event event) {
            if (!writer.write(event, mono)) {
                next(mono);
                if (!writer.write(event, mono)) {
                    throw new IllegalArgumentException("no segment holds " + event);
                }
            }
            return this;
        }

        public Lane lose(long count) {
            writer.lose(count);
            return this;
        }

        public long seq() {
            return writer.seq();
        }

        public List<Path> files() {
            return files;
        }

        /** Leaves raw files, as a killed process does. */
        public Lane save() {
            for (int i = 0; i < files.size(); i++) {
                write(files.get(i), segments.get(i).array());
            }
            return this;
        }

        /** Leaves sealed files, as the daemon does. */
        public Lane seal() {
            for (int i = 0; i < files.size(); i++) {
                write(sealed(i), Sealed.seal(segments.get(i), ZSTD));
            }
            return this;
        }

        public Path sealed(int segment) {
            return Path.of(files.get(segment).toString().replace(".seg", ".sealed"));
        }

        private static void write(Path file, byte[] bytes) {
            try {
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
