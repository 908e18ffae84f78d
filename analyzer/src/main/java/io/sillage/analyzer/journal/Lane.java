package io.sillage.analyzer.journal;

import io.sillage.event.Kind;
import io.sillage.event.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One stream: what a single writer wrote, segment after segment, numbered without a gap.
 *
 * @param segments in the order of their numbers, none overlapping the next
 * @param losses what the numbers say is missing, in their order
 */
public record Lane(Origin owner, int number, List<Segment> segments, List<Entry> losses) {
    private static final Comparator<Segment> ORDER = Comparator.comparingLong(Segment::firstSeq)
            .thenComparingLong(Segment::endSeq)
            .thenComparing(Segment::name);

    /** {@code PID-STARTMILLIS/LANE}. */
    public String stream() {
        return owner.process() + "/" + number;
    }

    public long events() {
        return segments.stream().mapToLong(Segment::events).sum();
    }

    public boolean mayHave(Kind kind) {
        return segments.stream().anyMatch(segment -> segment.mayHave(kind));
    }

    /** Its writer, from the first segment that can be read. */
    public Origin origin() {
        for (Segment segment : segments) {
            Origin origin = segment.origin();
            if (origin != null) {
                return origin;
            }
        }
        return owner;
    }

    /** All entries in the order of their numbers (of their times, within a segment), one segment open at a time. */
    public Cursor entries() {
        return new Cursor() {
            private int next;
            private Cursor open = Cursor.of(List.of());

            @Override
            public @Nullable Entry next() {
                Entry entry = open.next();
                while (entry == null && next < segments.size()) {
                    open = segments.get(next++).open();
                    entry = open.next();
                }
                return entry;
            }
        };
    }

    static List<Lane> of(Origin owner, List<Segment> all, @Nullable Retention retention) throws IOException {
        Map<Integer, List<Segment>> byLane = new TreeMap<>();
        for (Segment segment : all) {
            byLane.computeIfAbsent(segment.lane(), key -> new ArrayList<>()).add(segment);
        }
        List<Lane> lanes = new ArrayList<>();
        for (Map.Entry<Integer, List<Segment>> lane : byLane.entrySet()) {
            String stream = owner.process() + "/" + lane.getKey();
            long deleted = retention == null ? 0 : retention.toSeq(stream);
            lanes.add(settled(owner, lane.getKey(), lane.getValue(), deleted));
        }
        return lanes;
    }

    private static Lane settled(Origin owner, int number, List<Segment> found, long deleted) throws IOException {
        List<Segment> segments = new ArrayList<>();
        List<Segment> unreadable = new ArrayList<>();
        for (Segment segment : checked(found)) {
            (segment.unreadable() ? unreadable : segments).add(segment);
        }
        segments.sort(ORDER);
        for (int i = 0; i + 1 < segments.size(); i++) {
            segments.get(i).endAt(segments.get(i + 1).firstSeq());
        }
        List<Entry> losses = new Losses(owner, number, unreadable).of(segments, deleted);
        return new Lane(owner, number, List.copyOf(segments), List.copyOf(losses));
    }

    /** Where the numbers of two neighbours don't fit, both are read as a whole before either is believed. */
    private static List<Segment> checked(List<Segment> found) throws IOException {
        List<Segment> sorted = new ArrayList<>(found);
        sorted.sort(ORDER);
        List<Segment> checked = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Segment segment = sorted.get(i);
            boolean fits = segment.plausible()
                    && (i == 0 || follows(sorted.get(i - 1), segment))
                    && (i + 1 == sorted.size() || follows(segment, sorted.get(i + 1)));
            checked.add(fits ? segment : segment.verified());
        }
        return checked;
    }

    private static boolean follows(Segment before, Segment after) {
        return before.endSeq() + before.lostAfter() == after.firstSeq();
    }
}
