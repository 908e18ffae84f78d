package io.sillage.analyzer.journal;

import io.sillage.event.Frame;
import io.sillage.event.Loss;
import io.sillage.event.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which numbers of a lane no segment holds, and why. */
final class Losses {
    static final String NO_SEGMENT = "no segment was free";

    private final Origin owner;
    private final int lane;
    private final List<Segment> unreadable;
    private final List<Entry> found = new ArrayList<>();

    /** @param unreadable segments of the lane that stand nowhere, because only their beginning can be believed */
    Losses(Origin owner, int lane, List<Segment> unreadable) {
        this.owner = owner;
        this.lane = lane;
        this.unreadable = new ArrayList<>(unreadable);
    }

    /**
     * Finds them.
     *
     * @param segments in order, none overlapping the next
     * @param deleted how many numbers at the lane's beginning retention took
     */
    List<Entry> of(List<Segment> segments, long deleted) {
        long seq = 0;
        long mono = segments.isEmpty() ? 0 : segments.get(0).firstMono();
        Segment before = null;
        for (Segment segment : segments) {
            long missing = segment.firstSeq() - seq;
            if (before == null) {
                long byRetention = Math.min(missing, deleted);
                add(mono, 0, byRetention, "deleted by retention");
                gap(mono, byRetention, missing - byRetention, "no file holds what came before " + segment.name());
            } else {
                between(before, missing);
            }
            seq = segment.endSeq();
            mono = segment.lastMono();
            before = segment;
        }
        after(before, mono, seq);
        return found;
    }

    private void between(Segment segment, long missing) {
        String damage = segment.damage();
        if (damage != null) {
            add(segment.lastMono(), segment.endSeq(), missing, segment.name() + ": " + damage);
            return;
        }
        long counted = Math.min(missing, segment.lostAfter());
        add(segment.lastMono(), segment.endSeq(), counted, NO_SEGMENT);
        String unexplained = "no file holds what came after " + segment.name();
        gap(segment.lastMono(), segment.endSeq() + counted, missing - counted, unexplained);
    }

    private void after(@Nullable Segment last, long mono, long seq) {
        if (last != null && last.damage() != null) {
            // How much there was can't be told: at least what the damage is in.
            add(mono, seq, Math.max(1, last.lostAfter()), last.name() + ": " + last.damage());
        } else if (last != null) {
            add(mono, seq, last.lostAfter(), NO_SEGMENT);
        }
        for (Segment segment : unreadable) {
            add(mono, Math.max(seq, 0), 1, segment.name() + ": " + segment.damage());
        }
    }

    /** A gap that a file which can't be read explains. */
    private void gap(long mono, long from, long count, String otherwise) {
        for (Segment segment : unreadable) {
            if (count > 0 && segment.firstSeq() >= from && segment.firstSeq() < from + count) {
                unreadable.remove(segment);
                add(mono, from, count, segment.name() + ": " + segment.damage());
                return;
            }
        }
        add(mono, from, count, otherwise);
    }

    private void add(long mono, long from, long count, String reason) {
        if (count > 0) {
            found.add(entry(owner, owner.process() + "/" + lane, mono, new Loss(from, count, reason)));
        }
    }

    static Entry entry(Origin owner, String stream, long mono, Loss loss) {
        return Entry.of(new Frame(owner, stream, loss.fromSeq(), mono, null, loss));
    }
}
