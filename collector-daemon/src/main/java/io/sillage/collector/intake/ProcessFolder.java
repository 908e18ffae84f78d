package io.sillage.collector.intake;

import io.sillage.collector.intake.Liveness.Writer;
import io.sillage.collector.journal.Durable;
import io.sillage.collector.journal.SealedSegment;
import io.sillage.event.DamagedSegment;
import io.sillage.event.SegmentHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * One process's folder, from its first segment to the last one sealed.
 *
 * <pre>
 *                 writer alive or unknown     writer dead
 *  unfinished     look again                  blank: delete, else damaged
 *  prepared       look again                  delete
 *  open           look again                  seal
 *  closed         seal                        seal
 * </pre>
 *
 * <p>Guarantee: a raw segment is deleted only if it is prepared and its writer dead, or its sealed file is on the disk.
 * Between the two both are there, and are the same segment.
 */
final class ProcessFolder {
    private static final long ASK_WRITER_NANOS = 1_000_000_000L;
    /** A writer makes its folder first and takes its lock a moment later; ours in between would be in its way. */
    private static final long GRACE_NANOS = 2_000_000_000L;
    /** What one turn seals, so that many folders go on side by side; and one sync of the directory serves them all. */
    private static final long BATCH_BYTES = 8L << 20;

    private static final int BATCH_SEGMENTS = 64;
    private static final int MAX_RAW_BYTES = 64 << 20;

    private final Path path;
    private final Liveness liveness;
    private final Sealer sealer;
    private final Settled settled;
    private final Tally tally;
    private final Listing listing;
    private final TreeMap<String, RawSegment> raw = new TreeMap<>();
    private final ByteBuffer head = ByteBuffer.allocateDirect(SegmentHeader.BYTES);
    private Writer writer = Writer.UNKNOWN;
    private long askWriterAt;
    private boolean first = true;
    private boolean closingSeen;
    private boolean finished;

    ProcessFolder(
            Path path,
            Liveness liveness,
            Sealer sealer,
            Settled settled,
            Tally tally,
            LongSupplier nanoTime,
            long now) {
        this.path = path;
        this.liveness = liveness;
        this.sealer = sealer;
        this.settled = settled;
        this.tally = tally;
        this.listing = new Listing(path, nanoTime, now);
        this.askWriterAt = now + GRACE_NANOS;
    }

    /**
     * One turn.
     *
     * @param closing whether the writer is to be asked at once
     * @return how many segments were dealt with
     */
    int doWork(long now, boolean closing) throws IOException {
        if (finished) {
            return 0;
        }
        if (closing && !closingSeen) {
            closingSeen = true;
            raw.values().forEach(segment -> segment.lookAt(now));
        }
        if (writer != Writer.DEAD && (closing || now - askWriterAt >= 0)) {
            askWriter(now);
        }
        String[] changed = writer == Writer.DEAD ? null : listing.changed(now);
        if (changed != null) {
            adopt(changed, now);
        }
        int work = settle(now);
        finished = writer == Writer.DEAD && raw.values().stream().allMatch(segment -> segment.abandoned);
        return work;
    }

    /** Whether nothing more will come and all that came is dealt with. */
    boolean finished() {
        return finished;
    }

    boolean writerAlive() {
        return writer == Writer.ALIVE;
    }

    long rawBytes() {
        long bytes = 0;
        for (RawSegment segment : raw.values()) {
            bytes += segment.bytes;
        }
        return bytes;
    }

    private void askWriter(long now) throws IOException {
        askWriterAt = now + ASK_WRITER_NANOS;
        writer = liveness.of(path);
        if (writer == Writer.DEAD) {
            // What it left is all there now, and each of it is due.
            adopt(listing.names(now), now);
            raw.values().forEach(segment -> segment.lookAt(now));
        }
    }

    private void adopt(String[] names, long now) throws IOException {
        Arrays.sort(names);
        for (String name : names) {
            if (first) {
                adoptWhatWasBefore(name, names);
            }
            if (name.endsWith(Sealer.RAW) && !raw.containsKey(name) && Files.exists(path.resolve(name))) {
                raw.put(name, new RawSegment(name, Files.size(path.resolve(name)), now));
                tally.adopted++;
            }
        }
        first = false;
    }

    /** What a collector before us left here, perhaps in the middle of it. */
    private void adoptWhatWasBefore(String name, String[] names) throws IOException {
        if (name.endsWith(Durable.UNFINISHED)) {
            Files.deleteIfExists(path.resolve(name));
        } else if (name.endsWith(Sealer.SEALED)) {
            String twin = name.substring(0, name.length() - Sealer.SEALED.length()) + Sealer.RAW;
            if (Arrays.binarySearch(names, twin) >= 0) {
                if (!sealer.whole(path.resolve(name))) {
                    return;
                }
                Durable.syncDirectory(path);
                Files.delete(path.resolve(twin));
            }
            index(name);
        }
    }

    private void index(String name) throws IOException {
        try {
            settled.add(Sealer.index(path, name));
        } catch (DamagedSegment e) {
            damaged(name, e);
        }
    }

    private int settle(long now) throws IOException {
        List<RawSegment> done = new ArrayList<>();
        List<SealedSegment> sealed = new ArrayList<>();
        long bytes = 0;
        for (RawSegment segment : raw.values()) {
            if (bytes >= BATCH_BYTES || done.size() >= BATCH_SEGMENTS) {
                break;
            }
            if (segment.due(now) && deal(segment, now, sealed)) {
                done.add(segment);
                bytes += segment.bytes;
            }
        }
        if (!sealed.isEmpty()) {
            Durable.syncDirectory(path);
        }
        delete(done);
        for (SealedSegment segment : sealed) {
            tally.sealed(segment);
            settled.add(segment);
        }
        tally.neverUsed += done.size() - sealed.size();
        return done.size();
    }

    /** True when the raw file may go. */
    private boolean deal(RawSegment segment, long now, List<SealedSegment> sealed) {
        boolean dead = writer == Writer.DEAD;
        try {
            switch (segment.look(path, head)) {
                case UNFINISHED -> {
                    return dead && blank(segment);
                }
                case PREPARED -> {
                    return dead;
                }
                case OPEN -> {
                    return dead && seal(segment, sealed);
                }
                case CLOSED -> {
                    return seal(segment, sealed);
                }
                default -> throw new DamagedSegment("no segment: its header is neither prepared, open nor closed");
            }
        } catch (DamagedSegment e) {
            segment.abandoned = dead || segment.looks() > 3;
            if (segment.abandoned) {
                damaged(segment.name, e);
            }
        } catch (IOException e) {
            tally.trouble(path.getFileName() + "/" + segment.name + ": " + e.getMessage());
        } finally {
            segment.lookAgain(now);
        }
        return false;
    }

    private boolean seal(RawSegment segment, List<SealedSegment> sealed) throws IOException {
        sealed.add(sealer.seal(path, segment.name));
        return true;
    }

    /** A header that a power failure took is no header that was never written. */
    private boolean blank(RawSegment segment) throws IOException {
        byte[] bytes = segment.bytes > MAX_RAW_BYTES ? new byte[] {1} : Files.readAllBytes(path.resolve(segment.name));
        for (byte b : bytes) {
            if (b != 0) {
                throw new DamagedSegment("its header is missing, and it is not empty");
            }
        }
        return true;
    }

    private void delete(Collection<RawSegment> done) throws IOException {
        for (RawSegment segment : done) {
            Files.deleteIfExists(path.resolve(segment.name));
            raw.remove(segment.name);
        }
    }

    private void damaged(String name, DamagedSegment why) {
        tally.damaged(path.getFileName() + "/" + name, String.valueOf(why.getMessage()));
    }
}
