package io.sillage.recorder;

import io.sillage.event.Frame;
import io.sillage.event.SegmentReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a process's folder back: each lane's frames in order, and what its headers say was lost. */
final class Segments {
    final Map<Integer, List<Frame>> lanes = new TreeMap<>();
    long lost;
    long files;
    long bytes;

    static Segments read(Path folder) throws IOException {
        Segments all = new Segments();
        List<SegmentReader> readers = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".seg")).toList()) {
                ByteBuffer segment = ByteBuffer.wrap(Files.readAllBytes(path));
                all.files++;
                all.bytes += segment.capacity();
                // one that the keeper is making just now has no length, or no header
                if (segment.capacity() > 0 && segment.getLong(0) != 0) {
                    SegmentReader reader = new SegmentReader(segment);
                    if (!reader.prepared()) {
                        readers.add(reader);
                    }
                }
            }
        }
        readers.sort(Comparator.comparingLong(SegmentReader::firstSeq));
        for (SegmentReader reader : readers) {
            all.add(reader);
        }
        return all;
    }

    private void add(SegmentReader reader) {
        List<Frame> frames = lanes.computeIfAbsent(reader.lane(), lane -> new ArrayList<>());
        for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
            frames.add(frame);
        }
        lost += reader.lostAfter();
    }

    Stream<Frame> frames() {
        return lanes.values().stream().flatMap(List::stream);
    }
}
