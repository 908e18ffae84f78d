package io.sillage.analyzer.journal;

/**
 * Keeps lines of one time in the order in which a file has them. Entries of one time are ordered by stream and number, which
 * is the order of files that this program wrote; where a file has another one, its lines get ranks, which count first.
 *
 * <p>Bounded: lines that are out of the order of time are compared with those of the last {@value #KNOWN} times.
 */
final class LineTies {
    private static final int KNOWN = 1 << 10;

    private final long[] monos = new long[KNOWN];
    private final String[] streams = new String[KNOWN];
    private final long[] seqs = new long[KNOWN];
    private final int[] ranks = new int[KNOWN];
    private int times;
    private int last = -1;
    private long latest = Long.MIN_VALUE;

    /** The rank of the next line. */
    int rank(long mono, String stream, long seq) {
        int at = times == 0 || mono > latest ? -1 : find(mono);
        int rank = at < 0 ? 0 : ranks[at] + (follows(at, stream, seq) ? 0 : 1);
        if (at < 0) {
            at = times++ & (KNOWN - 1);
            monos[at] = mono;
        }
        latest = Math.max(latest, mono);
        last = at;
        streams[at] = stream;
        seqs[at] = seq;
        ranks[at] = rank;
        return rank;
    }

    private int find(long mono) {
        if (monos[last] == mono) {
            return last;
        }
        for (int at = Math.min(times, KNOWN) - 1; at >= 0; at--) {
            if (monos[at] == mono) {
                return at;
            }
        }
        return -1;
    }

    private boolean follows(int at, String stream, long seq) {
        int byStream = streams[at].compareTo(stream);
        return byStream < 0 || byStream == 0 && seqs[at] < seq;
    }
}
