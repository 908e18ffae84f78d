package io.sillage.collector;

import com.github.luben.zstd.Zstd;
import io.sillage.event.Compressor;
import io.sillage.event.Frame;
import io.sillage.event.Sealed;
import io.sillage.event.SegmentReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a recording as a reader does: raw and sealed segments, the sealed one of two that are the same. */
public final class Recordings {
    private Recordings() {}

    /** Every frame, by stream, in the order of its segments. */
    public static Map<String, List<Frame>> streams(Path recording) {
        Map<String, List<Frame>> streams = new TreeMap<>();
        for (Path file : files(recording, ".*\\.(seg|sealed)")) {
            boolean hasTwin = file.toString().endsWith(".seg") && Files.exists(twin(file));
            if (!hasTwin) {
                for (Frame frame : frames(file)) {
                    streams.computeIfAbsent(frame.stream(), key -> new ArrayList<>())
                            .add(frame);
                }
            }
        }
        streams.values().forEach(frames -> frames.sort((a, b) -> Long.compare(a.seq(), b.seq())));
        return streams;
    }

    /** All frames of one source. */
    public static List<Frame> ofSource(Path recording, String source) {
        return streams(recording).values().stream()
                .flatMap(List::stream)
                .filter(frame -> frame.origin().source().equals(source))
                .toList();
    }

    /** Files below the recording whose names match, sorted. */
    public static List<Path> files(Path recording, String name) {
        try (Stream<Path> files = Files.walk(recording)) {
            return files.filter(file -> file.getFileName().toString().matches(name) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path twin(Path raw) {
        return raw.resolveSibling(raw.getFileName().toString().replace(".seg", ".sealed"));
    }

    public static List<Frame> frames(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            ByteBuffer raw = file.toString().endsWith(".sealed") ? Sealed.unseal(bytes, ZSTD) : direct(bytes);
            SegmentReader reader = new SegmentReader(raw);
            List<Frame> frames = new ArrayList<>();
            for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
                frames.add(frame);
            }
            return frames;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private static final Compressor ZSTD = new Compressor() {
        @Override
        public int id() {
            return 1;
        }

        @Override
        public byte[] compress(byte[] raw) {
            return Zstd.compress(raw, 1);
        }

        @Override
        public byte[] decompress(byte[] compressed, int rawBytes) {
            return Zstd.decompress(compressed, rawBytes);
        }
    };
}
