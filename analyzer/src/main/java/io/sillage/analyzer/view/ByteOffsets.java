package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.Frame;
import io.sillage.event.Origin;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketWritten;

/**
 * When which bytes of one end moved, both ways: what compares two clocks, and tells which ends belong together. It counts, so
 * it is no transducer but a labelled escape beside one.
 */
final class ByteOffsets {
    /** A call of less than this did not measure its beginning, as no system call is that short. */
    private static final long LEAST_CALL_NANOS = 400;

    private final Chunks sent = new Chunks();
    private final Chunks got = new Chunks();
    private final Origin origin;
    private final long shiftNanos;

    /** @param first the end's first entry */
    ByteOffsets(Entry first, Frame frame) {
        origin = first.origin();
        shiftNanos = first.mono() - frame.mono();
    }

    /** Takes the next event of the end, at its time on the recording's clock. */
    void step(Frame frame, long mono) {
        if (frame.event() instanceof SocketWritten written && written.bytes() > 0) {
            boolean measured = written.durationNanos() >= LEAST_CALL_NANOS;
            sent.add(written.bytes(), measured ? mono - written.durationNanos() : Chunks.UNKNOWN);
        } else if (frame.event() instanceof SocketRead read && read.bytes() > 0) {
            got.add(read.bytes(), mono);
        }
    }

    /** When which bytes were written: the beginning of each call. */
    Chunks sent() {
        return sent;
    }

    /** When which bytes had been read: the end of each call. */
    Chunks got() {
        return got;
    }

    /** Whose end it is. */
    Origin origin() {
        return origin;
    }

    /** How far the end's times are ahead of its host's own monotonic clock. */
    long shiftNanos() {
        return shiftNanos;
    }
}
