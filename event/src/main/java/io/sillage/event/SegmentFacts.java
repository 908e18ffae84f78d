package io.sillage.event;

/**
 * What a reader needs to know of a sealed segment to pass it over: the index that stands at its beginning.
 *
 * @param lane the lane that it belongs to
 * @param firstSeq the number of its first event
 * @param events how many events it holds
 * @param lostAfter how many of the lane's events were lost after it
 * @param firstMono the earliest time in it
 * @param lastMono the latest time in it
 * @param kinds bit {@link Kind#code} is set for each kind in it
 * @param rawBytes its size before sealing
 */
public record SegmentFacts(
        int lane,
        long firstSeq,
        long events,
        long lostAfter,
        long firstMono,
        long lastMono,
        long kinds,
        long rawBytes) {

    public boolean has(Kind kind) {
        return (kinds & (1L << kind.code())) != 0;
    }

    /** Reads all of a raw segment's entries, which also proves them whole. */
    static SegmentFacts of(java.nio.ByteBuffer raw) {
        SegmentReader reader = new SegmentReader(raw);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long kinds = 0;
        for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
            first = Math.min(first, frame.mono());
            last = Math.max(last, frame.mono());
            kinds |= 1L << frame.kind().code();
        }
        return new SegmentFacts(
                reader.lane(),
                reader.firstSeq(),
                reader.nextSeq() - reader.firstSeq(),
                reader.lostAfter(),
                first == Long.MAX_VALUE ? reader.base().mono() : first,
                last == Long.MIN_VALUE ? reader.base().mono() : last,
                kinds,
                reader.committed());
    }
}
