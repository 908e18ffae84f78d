package io.sillage.collector.journal;

import io.sillage.event.SegmentFacts;

/**
 * A sealed segment in the recording.
 *
 * @param process the folder that it is in
 * @param file its file's name
 * @param bytes its file's size
 */
public record SealedSegment(String process, String file, long bytes, SegmentFacts facts) {
    String stream() {
        return process + "/" + facts.lane();
    }

    /** The number after its last event, those that were lost after it included. */
    long toSeq() {
        return facts.firstSeq() + facts.events() + facts.lostAfter();
    }
}
