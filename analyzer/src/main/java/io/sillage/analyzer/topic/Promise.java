package io.sillage.analyzer.topic;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a batch say of those to come.
 *
 * @param publisher who wrote it
 * @param watermark he will give this partition no event before that, nanoseconds since 1970; {@link Long#MAX_VALUE}: none
 */
public record Promise(String publisher, long watermark) {
    /** Stands for a writer who does not tell his name. */
    static final String NOBODY = "topic";

    /**
     * Reads them.
     *
     * @param latest the time of the partition's latest event: who promises nothing is believed to write in order
     * @throws io.sillage.analyzer.journal.RecordingProblem if the batch is of a version that this program does not read
     */
    public static Promise of(Headers headers, long latest) {
        Batch.refuseOtherVersions(headers);
        String name = Batch.text(headers, Batch.PUBLISHER);
        return new Promise(name == null ? NOBODY : name, watermark(headers, latest));
    }

    private static long watermark(Headers headers, long latest) {
        if (ends(headers)) {
            return Long.MAX_VALUE;
        }
        @Nullable String told = Batch.text(headers, Batch.WATERMARK);
        try {
            return told == null ? latest : Long.parseLong(told);
        } catch (NumberFormatException noNumber) {
            return latest;
        }
    }

    /** Whether it is the last one of its publisher in this partition. */
    static boolean ends(Headers headers) {
        String end = Batch.text(headers, Batch.END);
        return end != null && !end.isEmpty();
    }
}
