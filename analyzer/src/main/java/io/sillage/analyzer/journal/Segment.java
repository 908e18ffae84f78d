package io.sillage.analyzer.journal;

import io.sillage.event.ClockPair;
import io.sillage.event.DamagedSegment;
import io.sillage.event.Kind;
import io.sillage.event.Loss;
import io.sillage.event.Origin;
import io.sillage.event.SegmentFacts;
import io.sillage.event.SegmentReader;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One segment of a lane, as a run. What it holds is settled when it is found: entries that come later are not read. */
public final class Segment implements Run {
    /** Written by the thread that they happen in, so they stand in order; others may be told later. */
    private static final Set<Kind> IN_ORDER = EnumSet.of(
            Kind.METHOD_ENTER,
            Kind.METHOD_EXIT,
            Kind.SOCKET_CONNECT,
            Kind.SOCKET_ACCEPT,
            Kind.SOCKET_READ,
            Kind.SOCKET_WRITE,
            Kind.SOCKET_SHUTDOWN,
            Kind.SOCKET_CLOSE);

    private final SegmentFile file;
    private final Origin owner;
    private final SegmentFacts facts;
    private final ClockPair base;
    private final boolean sorted;
    private final @Nullable String damage;
    private final Trust trust;
    private long events;

    private enum Trust {
        /** The index of a sealed file says so. */
        INDEX,
        /** Every entry was looked at. */
        SCANNED,
        /** Nothing but the index can be read, and that may be wrong. */
        UNREADABLE
    }

    private Segment(
            SegmentFile file,
            Origin owner,
            SegmentFacts facts,
            ClockPair base,
            boolean sorted,
            @Nullable String damage,
            Trust trust) {
        this.trust = trust;
        this.base = base;
        this.file = file;
        this.owner = owner;
        this.facts = facts;
        this.sorted = sorted;
        this.damage = damage;
        this.events = facts.events();
    }

    /**
     * Looks at a segment.
     *
     * @param owner stands in for the writer where the file itself can't be read
     * @return null when it has no writer yet
     * @throws DamagedSegment when not even its lane can be told
     */
    static @Nullable Segment find(SegmentFile file, Origin owner) throws IOException {
        SegmentFile.Index index;
        try {
            index = file.index();
        } catch (DamagedSegment damaged) {
            index = null;
        }
        if (index != null) {
            return new Segment(file, owner, index.facts(), index.base(), inOrder(index.facts()), null, Trust.INDEX);
        }
        return scanned(file, owner);
    }

    private static @Nullable Segment scanned(SegmentFile file, Origin owner) throws IOException {
        RawBytes raw = file.read();
        if (raw == null) {
            return null;
        }
        SegmentReader reader = new SegmentReader(raw.bytes());
        SegmentScan scan = SegmentScan.of(raw.bytes());
        SegmentFacts facts = new SegmentFacts(
                reader.lane(),
                reader.firstSeq(),
                scan.events(),
                reader.lostAfter(),
                scan.firstMono(),
                scan.lastMono(),
                scan.kinds(),
                reader.committed());
        String damage = raw.damage() != null ? raw.damage() : scan.damage();
        return new Segment(file, owner, facts, reader.base(), scan.sorted(), damage, Trust.SCANNED);
    }

    private static boolean inOrder(SegmentFacts facts) {
        for (Kind kind : Kind.values()) {
            if (facts.has(kind) && !IN_ORDER.contains(kind)) {
                return false;
            }
        }
        return true;
    }

    /** The same segment with every byte of it checked: an index that can't be true is found out. */
    Segment verified() throws IOException {
        if (trust != Trust.INDEX) {
            return this;
        }
        try {
            Segment scanned = scanned(file, owner);
            return scanned == null ? this : scanned;
        } catch (DamagedSegment damaged) {
            SegmentFacts none = new SegmentFacts(
                    facts.lane(), facts.firstSeq(), 0, 0, facts.firstMono(), facts.firstMono(), 0, facts.rawBytes());
            return new Segment(file, owner, none, base, true, damaged.getMessage(), Trust.UNREADABLE);
        }
    }

    boolean unreadable() {
        return trust == Trust.UNREADABLE;
    }

    /** Whether an index can be true at all: the shortest entry takes two bytes. */
    boolean plausible() {
        return facts.events() >= 0
                && facts.events() <= facts.rawBytes() / 2
                && facts.lostAfter() >= 0
                && facts.firstSeq() >= 0
                && facts.firstMono() <= facts.lastMono();
    }

    /** Reads no entry from this number on: another segment has them. */
    void endAt(long seq) {
        events = Math.max(0, Math.min(events, seq - firstSeq()));
    }

    @Override
    public String name() {
        return file.name();
    }

    java.nio.file.Path stem() {
        return file.stem();
    }

    /** The clock pair that was taken when it was prepared, in the clocks of its writer. */
    public ClockPair base() {
        return base;
    }

    public int lane() {
        return facts.lane();
    }

    public long firstSeq() {
        return facts.firstSeq();
    }

    long endSeq() {
        return facts.firstSeq() + events;
    }

    long lostAfter() {
        return facts.lostAfter();
    }

    @Nullable
    String damage() {
        return damage;
    }

    public long bytesOnDisk() {
        return file.bytesOnDisk();
    }

    public boolean sealed() {
        return java.nio.file.Files.exists(file.sealed());
    }

    @Override
    public long firstMono() {
        return facts.firstMono();
    }

    @Override
    public long lastMono() {
        return facts.lastMono();
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public boolean mayHave(Kind kind) {
        return facts.has(kind) || kind == Kind.LOSS && trust == Trust.INDEX && file.cut();
    }

    /** Its writer; null when it can't be read. */
    @Nullable
    @SuppressWarnings("ReferenceEquality") // the very object that stands in
    Origin origin() {
        Entry first = open().next();
        return first == null || first.origin() == owner ? null : first.origin();
    }

    @Override
    public Cursor open() {
        try {
            RawBytes raw = file.read();
            if (raw == null) {
                return lost("the file is gone; retention, or somebody deleted it");
            }
            return new SegmentCursor(raw.bytes(), events, sorted).inOrder();
        } catch (DamagedSegment damaged) {
            return lost(SegmentScan.why(damaged));
        } catch (IOException unreadable) {
            return lost("can't be read: " + unreadable);
        }
    }

    private Cursor lost(String reason) {
        if (events == 0) {
            return Cursor.of(java.util.List.of());
        }
        Loss loss = new Loss(firstSeq(), events, name() + ": " + reason);
        return Cursor.of(java.util.List.of(Losses.entry(owner, owner.process() + "/" + lane(), firstMono(), loss)));
    }
}
