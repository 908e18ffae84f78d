package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Packer;
import io.sillage.analyzer.engine.Unpacker;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the time of a log has come whose events arrive from several partitions and publishers: as far as the slowest of
 * them promises. One that was not heard of for long is not waited for; what it sends after all comes late.
 */
final class Watermarks {
    private static final String NOBODY = "";

    private record Source(int from, String publisher) implements Comparable<Source> {
        @Override
        public int compareTo(Source other) {
            int byPartition = Integer.compare(from, other.from);
            return byPartition != 0 ? byPartition : publisher.compareTo(other.publisher);
        }
    }

    private final long latenessNanos;
    private final long silentAfterMillis;
    private final Map<Source, Long> promised = new TreeMap<>();
    private final Map<Source, Long> heard = new HashMap<>();
    private long lastWall = Long.MIN_VALUE;

    /**
     * Nothing is promised yet.
     *
     * @param partitions there is something to wait for in each
     * @param latenessNanos by how much a promise may be broken
     * @param silentAfterMillis how long to wait for one that says nothing
     */
    Watermarks(int partitions, long latenessNanos, long silentAfterMillis) {
        this.latenessNanos = latenessNanos;
        this.silentAfterMillis = silentAfterMillis;
        for (int from = 0; from < partitions; from++) {
            promised.put(new Source(from, NOBODY), Long.MIN_VALUE);
        }
    }

    /** Silence counts from now. */
    void listenFrom(long nowMillis) {
        promised.keySet().forEach(source -> heard.put(source, nowMillis));
    }

    void heard(Parcel parcel, long nowMillis) {
        Source source = new Source(parcel.from(), parcel.publisher());
        Source unknown = new Source(parcel.from(), NOBODY);
        promised.remove(unknown);
        heard.remove(unknown);
        promised.put(source, parcel.watermark());
        heard.put(source, nowMillis);
        lastWall = Math.max(lastWall, parcel.lastWall());
    }

    /** No event will come that is earlier, but late ones. {@link Long#MAX_VALUE} when all has {@link #ended}. */
    long low(long nowMillis) {
        if (ended()) {
            return Long.MAX_VALUE;
        }
        long low = Long.MAX_VALUE;
        for (Map.Entry<Source, Long> source : promised.entrySet()) {
            long watermark = source.getValue();
            boolean waitedFor = nowMillis - heard.getOrDefault(source.getKey(), nowMillis) < silentAfterMillis;
            if (waitedFor && watermark < Long.MAX_VALUE) {
                low = Math.min(low, Math.max(watermark, Long.MIN_VALUE + latenessNanos) - latenessNanos);
            }
        }
        // nobody is left to wait for, but they may come back
        return low == Long.MAX_VALUE && lastWall > Long.MIN_VALUE ? lastWall + 1 : low;
    }

    /** Every partition has publishers, and all of them have said that there is no more. */
    boolean ended() {
        return promised.values().stream().allMatch(watermark -> watermark == Long.MAX_VALUE);
    }

    /** The time of the log's latest event so far, {@link Long#MIN_VALUE} if there was none. */
    long lastWall() {
        return lastWall;
    }

    void pack(Packer out) {
        out.number(lastWall).number(promised.size());
        promised.forEach((source, watermark) ->
                out.number(source.from).text(source.publisher).number(watermark));
    }

    void read(Unpacker in) {
        promised.clear();
        heard.clear();
        lastWall = in.number();
        for (int left = in.small(); left > 0; left--) {
            Source source = new Source(in.small(), in.text());
            promised.put(source, in.number());
        }
    }
}
