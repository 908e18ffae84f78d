package io.sillage.analyzer.topic;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the time of a log has come whose events arrive from several partitions and publishers: as far as the slowest of
 * them promises. One that was not heard of for long is not waited for; what it sends after all comes late.
 */
public final class Watermarks {
    private static final String NOBODY = "";

    /** A publisher in a partition; an empty name where nobody was heard of yet. */
    public record Source(int from, String publisher) implements Comparable<Source> {
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
    private long lastHeardMillis = Long.MAX_VALUE / 2;

    /**
     * Nothing is promised yet.
     *
     * @param partitions there is something to wait for in each
     * @param latenessNanos by how much a promise may be broken
     * @param silentAfterMillis how long to wait for one that says nothing
     */
    public Watermarks(int partitions, long latenessNanos, long silentAfterMillis) {
        this.latenessNanos = latenessNanos;
        this.silentAfterMillis = silentAfterMillis;
        for (int from = 0; from < partitions; from++) {
            promised.put(new Source(from, NOBODY), Long.MIN_VALUE);
        }
    }

    /** Silence counts from now. */
    public void listenFrom(long nowMillis) {
        lastHeardMillis = nowMillis;
        promised.keySet().forEach(source -> heard.put(source, nowMillis));
    }

    /**
     * A batch has come. One without events never takes back what was promised. When nobody was waited for any more, all are
     * again: who speaks first would otherwise be believed before the others are read.
     *
     * @param watermark no event of that publisher in that partition will be earlier; {@link Long#MAX_VALUE}: there is none
     * @param last the time of the latest event in it, {@link Long#MIN_VALUE} if it has none that is new
     */
    public void heard(int from, String publisher, long watermark, long last, long nowMillis) {
        if (nowMillis - lastHeardMillis >= silentAfterMillis) {
            listenFrom(nowMillis);
        }
        lastHeardMillis = nowMillis;
        Source source = new Source(from, publisher);
        Source unknown = new Source(from, NOBODY);
        promised.remove(unknown);
        heard.remove(unknown);
        // what only repeats an earlier batch repeats an earlier promise, too
        boolean takesBack = last > Long.MIN_VALUE;
        promised.merge(source, watermark, (before, now) -> takesBack ? now : Math.max(before, now));
        heard.put(source, nowMillis);
        lastWall = Math.max(lastWall, last);
    }

    /**
     * No event will come that is earlier, but late ones. {@link Long#MAX_VALUE} when all has {@link #ended}, and never
     * before: where nobody is waited for, they may still come.
     */
    public long low(long nowMillis) {
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
        if (low < Long.MAX_VALUE) {
            return low;
        }
        return lastWall > Long.MIN_VALUE ? lastWall + 1 : Long.MIN_VALUE;
    }

    /** Every partition has publishers, and all of them have said that there is no more. */
    public boolean ended() {
        return ended(Integer.MAX_VALUE);
    }

    /** The same of the first so many partitions. */
    public boolean ended(int partitions) {
        return promised.entrySet().stream()
                .allMatch(source -> source.getKey().from >= partitions || source.getValue() == Long.MAX_VALUE);
    }

    /** The time of the log's latest event so far, {@link Long#MIN_VALUE} if there was none. */
    public long lastWall() {
        return lastWall;
    }

    /** What each has promised, in the order of partitions and names. */
    public Map<Source, Long> promised() {
        return Collections.unmodifiableMap(promised);
    }

    /** Puts back what was kept of {@link #promised} and {@link #lastWall}; who it names was not heard of yet. */
    public void restore(Map<Source, Long> kept, long keptLastWall) {
        promised.clear();
        heard.clear();
        promised.putAll(kept);
        lastWall = keptLastWall;
    }
}
