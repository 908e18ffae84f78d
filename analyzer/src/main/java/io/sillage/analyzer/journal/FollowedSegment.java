package io.sillage.analyzer.journal;

import io.sillage.event.ClockPair;
import io.sillage.event.DamagedSegment;
import io.sillage.event.Frame;
import io.sillage.event.Loss;
import io.sillage.event.Origin;
import io.sillage.event.SegmentReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment that is read while it is written: its file stays mapped, so what the writer commits is seen, and it may be
 * sealed and deleted meanwhile.
 */
final class FollowedSegment {
    private final Path stem;
    private final String stream;
    private final SegmentReader reader;
    private final boolean sealed;
    private boolean more;
    private boolean finished;

    private FollowedSegment(Path stem, String stream, SegmentReader reader, boolean sealed) {
        this.sealed = sealed;
        this.stem = stem;
        this.stream = stream;
        this.reader = reader;
    }

    /** Null when it has no writer yet, or is gone. */
    static @Nullable FollowedSegment open(SegmentFile file, String process) throws IOException {
        ByteBuffer bytes = Files.exists(file.raw()) ? mapped(file.raw()) : null;
        boolean sealed = bytes == null;
        if (bytes == null) {
            RawBytes whole = file.read();
            bytes = whole == null ? null : whole.bytes();
        }
        if (bytes == null) {
            return null;
        }
        SegmentReader reader = new SegmentReader(bytes);
        return reader.prepared()
                ? null
                : new FollowedSegment(file.stem(), process + "/" + reader.lane(), reader, sealed);
    }

    private static @Nullable ByteBuffer mapped(Path file) throws IOException {
        // A prepared file is looked at often: its header is enough to tell.
        if (RawBytes.unclaimed(file)) {
            return null;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    /** Its clock pair, in the clocks of its writer. */
    ClockPair base() {
        return reader.base();
    }

    Path stem() {
        return stem;
    }

    String stream() {
        return stream;
    }

    long firstSeq() {
        return reader.firstSeq();
    }

    long nextSeq() {
        return reader.nextSeq();
    }

    /** The monotonic time of the last entry that was read, at first the segment's base. */
    long mono() {
        return reader.mono();
    }

    /**
     * Reads on.
     *
     * @param fromSeq entries before it were read by somebody else
     * @param most so many entries at most
     */
    List<Entry> poll(long fromSeq, int most) {
        List<Entry> entries = new ArrayList<>();
        // Asked before reading: what is committed between the last entry and the close must not be missed.
        boolean last = sealed || reader.closed();
        try {
            more = true;
            while (more && entries.size() < most) {
                Frame frame = reader.next();
                more = frame != null;
                if (frame != null && frame.seq() >= fromSeq) {
                    entries.add(Entry.of(frame));
                }
            }
        } catch (DamagedSegment e) {
            Origin owner = reader.origin();
            Loss loss = new Loss(reader.nextSeq(), 1, stem.getFileName() + ": " + SegmentScan.why(e));
            entries.add(Losses.entry(owner, stream, reader.mono(), loss));
            last = true;
            more = false;
        }
        finished = last && !more;
        return entries;
    }

    /** There were more entries than were asked for. */
    boolean hasMore() {
        return more;
    }

    /** Nothing more will come. */
    boolean finished() {
        return finished;
    }
}
