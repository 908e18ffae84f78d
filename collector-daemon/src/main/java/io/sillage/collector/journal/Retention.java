package io.sillage.collector.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/**
 * Keeps a recording within its bounds of disk: the oldest sealed segments go, and the ledger says so first. Segments
 * that are still written are never touched. Not thread-safe: one duty cycle calls it.
 */
public final class Retention {
    private final Path recording;
    private final DiskBounds bounds;
    private final LongSupplier usableBytes;
    private final RetentionLedger ledger;
    private final PriorityQueue<SealedSegment> oldestFirst = new PriorityQueue<>(
            Comparator.comparingLong(segment -> segment.facts().lastMono()));
    private long sealedBytes;
    private boolean belowFloor;

    private Retention(Path recording, DiskBounds bounds, LongSupplier usableBytes, RetentionLedger ledger) {
        this.recording = recording;
        this.bounds = bounds;
        this.usableBytes = usableBytes;
        this.ledger = ledger;
    }

    /** @param usableBytes the free space of the recording's file system */
    public static Retention of(Path recording, DiskBounds bounds, LongSupplier usableBytes) throws IOException {
        return new Retention(recording, bounds, usableBytes, RetentionLedger.of(recording));
    }

    /**
     * Takes a segment under its care. It is deleted at once where only a crash kept us from that, and where later ones of
     * its stream have gone already: a full disk can hold up its sealing, and segments are not sealed in a stream's order.
     */
    public void add(SealedSegment segment) throws IOException {
        if (ledger.enteredBefore(segment)) {
            delete(List.of(segment));
        } else if (ledger.passed(segment)) {
            ledger.enter(List.of(segment));
            delete(List.of(segment));
        } else {
            keep(segment);
        }
    }

    private void keep(SealedSegment segment) {
        oldestFirst.add(segment);
        sealedBytes += segment.bytes();
    }

    /**
     * Deletes what is too much.
     *
     * @param rawBytes the size of all segments that are not sealed
     * @return how many segments it deleted
     */
    public int doWork(long rawBytes) throws IOException {
        long free = usableBytes.getAsLong();
        List<SealedSegment> victims =
                takeOldest(Math.max(sealedBytes + rawBytes - bounds.capBytes(), bounds.floorBytes() - free));
        if (!victims.isEmpty()) {
            try {
                ledger.enter(victims);
            } catch (IOException e) {
                // Not entered, so not deleted. The disk is full: what can't be entered must not be lost either.
                victims.forEach(this::keep);
                throw e;
            }
        }
        delete(victims);
        belowFloor = victims.isEmpty() ? free < bounds.floorBytes() : usableBytes.getAsLong() < bounds.floorBytes();
        return victims.size();
    }

    /** Whether less is free than the floor, although all that may go has gone. */
    public boolean belowFloor() {
        return belowFloor;
    }

    public DiskBounds bounds() {
        return bounds;
    }

    public long deletedSegments() {
        return ledger.segments();
    }

    public long deletedBytes() {
        return ledger.bytes();
    }

    public long deletedEvents() {
        return ledger.events();
    }

    private List<SealedSegment> takeOldest(long bytes) {
        List<SealedSegment> victims = new ArrayList<>();
        long rest = bytes;
        while (rest > 0 && !oldestFirst.isEmpty()) {
            SealedSegment oldest = oldestFirst.remove();
            sealedBytes -= oldest.bytes();
            rest -= oldest.bytes();
            victims.add(oldest);
        }
        return victims;
    }

    private void delete(List<SealedSegment> victims) throws IOException {
        for (SealedSegment victim : victims) {
            Files.deleteIfExists(recording.resolve(victim.process()).resolve(victim.file()));
        }
    }
}
