package io.sillage.benchmarks;

import io.sillage.event.SegmentHeader;
import io.sillage.recorder.Recorder;
import io.sillage.recorder.RecorderSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One method entry and its exit, recorded into memory-mapped segments on disk, beside a hand-written floor: two
 * {@code System.nanoTime()} and two 32-byte writes into a buffer in memory that nobody reads.
 *
 * <p>{@code control} is the call around both, without recording: subtract it. A second thread deletes what is full, as
 * the daemon does when it has sealed it; the loss is printed at the end of each fork and must be 0 for the figure to
 * count.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class RecordPath {

    @State(Scope.Benchmark)
    public static class Recording {
        private final int method = Recorder.method("io.sillage.benchmarks.RecordPath.work");
        private Path folder;
        private Thread janitor;
        private volatile boolean ended;

        @Setup(Level.Trial)
        public void start() throws IOException {
            folder = Files.createTempDirectory(Path.of(System.getProperty("recordings", ".")), "record-path");
            RecorderSettings settings =
                    new RecorderSettings(folder.toFile(), 1, System.currentTimeMillis(), "host", "jmh", null, 0);
            Recorder.start(settings, () -> {});
            folder = folder.resolve(settings.process());
            janitor = new Thread(this::deleteClosed, "janitor");
            janitor.setDaemon(true);
            janitor.start();
        }

        @TearDown(Level.Trial)
        public void stop() throws Exception {
            ended = true;
            janitor.join();
            System.out.println("\nlost events: " + Recorder.lost());
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
            Files.delete(folder.getParent());
        }

        private void deleteClosed() {
            while (!ended) {
                try (DirectoryStream<Path> segments = Files.newDirectoryStream(folder, "*.seg")) {
                    for (Path segment : segments) {
                        deleteIfClosed(segment);
                    }
                    Thread.sleep(20);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private static void deleteIfClosed(Path segment) throws IOException {
            ByteBuffer header = ByteBuffer.allocate(SegmentHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ)) {
                channel.read(header, 0);
            }
            if (SegmentHeader.state(header) == SegmentHeader.CLOSED) {
                Files.delete(segment);
            }
        }
    }

    @State(Scope.Thread)
    public static class Buffer {
        private final ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        private int at;

        void write32(long time) {
            if (at + 32 > bytes.capacity()) {
                at = 0;
            }
            bytes.putLong(at, time).putLong(at + 8, 1).putLong(at + 16, 2).putLong(at + 24, 3);
            at += 32;
        }
    }

    @Benchmark
    public void control(Blackhole hole) {
        hole.consume(1);
    }

    @Benchmark
    public void floor(Buffer buffer, Blackhole hole) {
        buffer.write32(System.nanoTime());
        hole.consume(1);
        buffer.write32(System.nanoTime());
    }

    @Benchmark
    public void recorded(Recording recording, Blackhole hole) {
        long entered = Recorder.methodEntered(recording.method);
        hole.consume(1);
        Recorder.methodExited(recording.method, entered, null);
    }
}
