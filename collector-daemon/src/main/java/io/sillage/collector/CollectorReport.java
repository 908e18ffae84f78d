package io.sillage.collector;

import io.sillage.collector.probe.ProbeStatus;
import java.util.List;
import java.util.Map;

/**
 * What a collector has done since it was started.
 *
 * @param segmentsAdopted raw segments that it found
 * @param segmentsSealed of these, sealed
 * @param segmentsNeverUsed of these, deleted: prepared by a process that died before it used them
 * @param rawBytes the size of what was sealed, before
 * @param sealedBytes and after
 * @param events in what was sealed
 * @param eventsLost by their writers' own count, in what was sealed
 * @param unsealedBytes the size of the segments that are not sealed
 * @param livingProcesses how many writers were alive when last asked, this process among them
 * @param damaged segments that can't be read to their end, kept as they are, each with the reason
 * @param segmentsDeleted by retention, over the recording's whole life
 * @param bytesDeleted by retention
 * @param eventsDeleted by retention
 * @param belowFloor whether less space is free than the floor
 * @param trouble the last thing that went wrong and was put off, such as a full disk; empty if nothing did
 * @param probes the host's tools
 */
public record CollectorReport(
        long segmentsAdopted,
        long segmentsSealed,
        long segmentsNeverUsed,
        long rawBytes,
        long sealedBytes,
        long events,
        long eventsLost,
        long unsealedBytes,
        int livingProcesses,
        Map<String, String> damaged,
        long segmentsDeleted,
        long bytesDeleted,
        long eventsDeleted,
        boolean belowFloor,
        String trouble,
        List<ProbeStatus> probes) {

    /** The numbers, as they stand in the collector's own {@code agent.status} events. */
    Map<String, Long> counts() {
        return Map.ofEntries(
                Map.entry("segments.adopted", segmentsAdopted),
                Map.entry("segments.sealed", segmentsSealed),
                Map.entry("segments.damaged", (long) damaged.size()),
                Map.entry("bytes.raw", rawBytes),
                Map.entry("bytes.sealed", sealedBytes),
                Map.entry("bytes.unsealed", unsealedBytes),
                Map.entry("events", events),
                Map.entry("events.lost", eventsLost),
                Map.entry("retention.segments", segmentsDeleted),
                Map.entry("retention.bytes", bytesDeleted),
                Map.entry("retention.events", eventsDeleted));
    }
}
