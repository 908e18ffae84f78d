package io.sillage.collector.lane;

import io.sillage.collector.journal.OwnerOnly;
import io.sillage.event.ClockPair;
import io.sillage.event.Origin;
import io.sillage.event.SegmentWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** This process's folder in the recording, made and locked as an agent makes its own. */
public final class OwnFolder {
    private static final String ALIVE = "alive.lock";

    private final Path path;
    private final String host;
    private final long pid;
    private final long floorBytes;
    private final LongSupplier usableBytes;
    private final Supplier<ClockPair> clock;
    private final FileChannel alive;
    private final List<Lane> lanes = new ArrayList<>();
    private int segments;

    private OwnFolder(
            Path path, String host, long pid, long floorBytes, LongSupplier usableBytes, Supplier<ClockPair> clock)
            throws IOException {
        this.path = path;
        this.host = host;
        this.pid = pid;
        this.floorBytes = floorBytes;
        this.usableBytes = usableBytes;
        this.clock = clock;
        this.alive = lockAlive(path);
    }

    /**
     * Makes the folder.
     *
     * @param floorBytes with less free space than this no new segment is made
     * @param usableBytes the free space of the recording's file system
     */
    public static OwnFolder make(
            Path recording, String host, long floorBytes, LongSupplier usableBytes, Supplier<ClockPair> clock)
            throws IOException {
        ProcessHandle self = ProcessHandle.current();
        long startMillis = self.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElseGet(() -> clock.get().wall() / 1_000_000);
        Path path = makeFree(recording, self.pid(), startMillis);
        return new OwnFolder(path, host, self.pid(), floorBytes, usableBytes, clock);
    }

    public Path path() {
        return path;
    }

    /** A new stream in this folder; the first one is lane 0. */
    public synchronized Lane lane(String source, int segmentBytes) {
        Origin origin = new Origin(path.getFileName().toString(), host, null, pid, source, null, null);
        Lane lane = new Lane(new SegmentWriter(origin, lanes.size()), this, segmentBytes);
        lanes.add(lane);
        return lane;
    }

    /** Closes all lanes and the folder: from now on it is a dead process's. */
    public synchronized void end() throws IOException {
        lanes.forEach(Lane::end);
        alive.close();
    }

    synchronized Prepared prepare(int bytes) throws IOException {
        long free = usableBytes.getAsLong();
        if (free - bytes < floorBytes) {
            throw new IOException(
                    "free space would fall below the floor: freeBytes=" + free + ", floorBytes=" + floorBytes);
        }
        Path file = path.resolve(String.format(Locale.ROOT, "s%06d.seg", ++segments));
        return new Prepared(file, LaneSegment.prepare(file, bytes, clock.get()));
    }

    record Prepared(Path file, LaneSegment segment) {}

    /** An agent in this very process, or a collector before us in it, may have taken the name. */
    private static Path makeFree(Path recording, long pid, long startMillis) throws IOException {
        for (long millis = startMillis; ; millis++) {
            try {
                return Files.createDirectory(recording.resolve(pid + "-" + millis), OwnerOnly.DIRECTORY);
            } catch (FileAlreadyExistsException e) {
                // The next millisecond, then.
            }
        }
    }

    /** The name comes after the lock, so whoever sees the name finds it locked as long as we live. */
    private static FileChannel lockAlive(Path folder) throws IOException {
        Path unfinished = folder.resolve(ALIVE + LaneSegment.UNFINISHED);
        FileChannel channel = FileChannel.open(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.FILE);
        try {
            if (channel.tryLock() == null) {
                throw new IOException(unfinished + " is locked by another process");
            }
            Files.move(unfinished, folder.resolve(ALIVE), StandardCopyOption.ATOMIC_MOVE);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
