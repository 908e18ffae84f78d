package io.sillage.collector.intake;

import io.sillage.collector.journal.SealedSegment;
import java.util.Map;
import java.util.TreeMap;

/** What intake has done so far. Not thread-safe: one duty cycle counts. */
public final class Tally {
    private final Map<String, String> damaged = new TreeMap<>();
    long adopted;
    private long sealed;
    long neverUsed;
    private long rawBytes;
    private long sealedBytes;
    private long events;
    private long lost;
    private String trouble = "";

    void sealed(SealedSegment segment) {
        sealed++;
        rawBytes += segment.facts().rawBytes();
        sealedBytes += segment.bytes();
        events += segment.facts().events();
        lost += segment.facts().lostAfter();
    }

    void damaged(String segment, String reason) {
        damaged.putIfAbsent(segment, reason);
    }

    void trouble(String what) {
        trouble = what;
    }

    /** Segments that were seen for the first time. */
    public long adopted() {
        return adopted;
    }

    public long sealed() {
        return sealed;
    }

    /** Prepared segments of dead processes, deleted: no event was ever in them. */
    public long neverUsed() {
        return neverUsed;
    }

    /** What the sealed ones were before. */
    public long rawBytes() {
        return rawBytes;
    }

    public long sealedBytes() {
        return sealedBytes;
    }

    /** Events in what was sealed. */
    public long events() {
        return events;
    }

    /** Events that their writers say they lost, in what was sealed. */
    public long lost() {
        return lost;
    }

    /** Segments that can't be read to their end, kept as they are, and why. */
    public Map<String, String> damaged() {
        return Map.copyOf(damaged);
    }

    /** The last thing that went wrong and was put off, such as a full disk; empty if there was none. */
    public String trouble() {
        return trouble;
    }
}
