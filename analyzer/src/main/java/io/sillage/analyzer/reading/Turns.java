package io.sillage.analyzer.reading;

/** Requests and answers on a connection: a turn is a run of bytes one way and the run the other way that follows. */
public final class Turns {
    private final Durations latencies = new Durations();
    private long requestBytes;
    private long answerBytes;
    private long pendingBytes;
    private long requestEnd;
    private boolean requesting;
    private boolean answering;

    /** So many bytes of a request, the last of them at that time. */
    public void request(long bytes, long endMono) {
        if (!requesting) {
            pendingBytes = 0;
        }
        requesting = true;
        answering = false;
        pendingBytes += bytes;
        requestEnd = endMono;
    }

    /** So many bytes of an answer, the first of them at that time. */
    public void answer(long bytes, long startMono) {
        if (requesting) {
            latencies.add(startMono - requestEnd);
            requestBytes += pendingBytes;
            requesting = false;
            answering = true;
        }
        if (answering) {
            answerBytes += bytes;
        }
    }

    /** From a request's last byte to the first byte of its answer. */
    public Durations latencies() {
        return latencies;
    }

    /** All bytes of requests that were answered. */
    public long requestBytes() {
        return requestBytes;
    }

    public long answerBytes() {
        return answerBytes;
    }
}
