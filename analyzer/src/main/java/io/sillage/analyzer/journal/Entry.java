package io.sillage.analyzer.journal;

import io.sillage.analyzer.json.LineFields;
import io.sillage.event.Frame;
import io.sillage.event.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One event as it stands in a recording.
 *
 * @param mono when it happened, on its writer's monotonic clock until a timeline lays it on the recording's; the frame
 *     keeps the writer's
 * @param kind the kind's name in JSON, also where this program has no class for it
 * @param frame the event, absent when it came as JSON of a kind that this program does not know
 * @param line the JSON line that it was read from, absent when it came from a segment
 * @param fields those of the line; absent also where entries are kept, as they are larger than it
 * @param rank of those of one time, the lower one comes first: 0 but for lines whose file has them in another order than
 *     that of their streams and numbers
 */
public record Entry(
        String kind,
        long mono,
        String stream,
        long seq,
        Origin origin,
        @Nullable Frame frame,
        @Nullable String line,
        @Nullable LineFields fields,
        int rank) {

    public Entry(
            String kind,
            long mono,
            String stream,
            long seq,
            Origin origin,
            @Nullable Frame frame,
            @Nullable String line) {
        this(kind, mono, stream, seq, origin, frame, line, null, 0);
    }

    public static Entry of(Frame frame) {
        return new Entry(
                frame.kind().jsonName(), frame.mono(), frame.stream(), frame.seq(), frame.origin(), frame, null);
    }

    /** The same at another time: that of the recording's clock. */
    public Entry at(long onRecording) {
        return onRecording == mono
                ? this
                : new Entry(kind, onRecording, stream, seq, origin, frame, line, fields, rank);
    }

    /** The same, to keep. */
    public Entry withoutFields() {
        return fields == null ? this : new Entry(kind, mono, stream, seq, origin, frame, line, null, rank);
    }

    /** The same among others of its time. */
    Entry ranked(int newRank) {
        return newRank == rank ? this : new Entry(kind, mono, stream, seq, origin, frame, line, fields, newRank);
    }

    /**
     * What this program understood of it, without the line that it was read from: fields of the line that are missing or of
     * another type have the values that they were taken for.
     */
    public Entry understood() {
        return line == null || frame == null
                ? this
                : new Entry(kind, mono, stream, seq, origin, frame, null, null, rank);
    }

    /**
     * By time; at the same time by rank, then by stream and number, so that every run of this program gives one order, and the
     * lines of a file keep theirs.
     */
    public static int order(Entry a, Entry b) {
        int byTime = Long.compare(a.mono, b.mono);
        if (byTime != 0) {
            return byTime;
        }
        if (a.rank != b.rank) {
            return Integer.compare(a.rank, b.rank);
        }
        int byStream = a.stream.compareTo(b.stream);
        return byStream != 0 ? byStream : Long.compare(a.seq, b.seq);
    }
}
