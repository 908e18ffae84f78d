package io.sillage.analyzer.journal;

import io.sillage.event.ClockPair;
import io.sillage.event.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a recording holds at one moment. What is written later is not in it, what is sealed later is.
 *
 * @param owners the writing processes, in the order of their start
 * @param lanes the streams of all processes, in the same order
 * @param files files of JSON lines
 * @param captures captures of packets
 * @param strays losses that belong to no lane that is there
 */
public record Snapshot(
        List<Origin> owners, List<Lane> lanes, List<JsonLines> files, List<CaptureRun> captures, List<Entry> strays) {

    /** The clock pairs of each process, in the order in which processes started. */
    public Map<String, List<ClockPair>> clockPairs() {
        Map<String, List<ClockPair>> pairs = new LinkedHashMap<>();
        for (Lane lane : lanes) {
            for (Segment segment : lane.segments()) {
                pairs.computeIfAbsent(lane.owner().process(), key -> new ArrayList<>())
                        .add(segment.base());
            }
        }
        for (JsonLines file : files) {
            file.firstPairs()
                    .forEach((process, pair) -> pairs.computeIfAbsent(process, key -> new ArrayList<>())
                            .add(pair));
        }
        return pairs;
    }

    /** What is known to be missing before anything is opened. */
    public List<Entry> losses() {
        List<Entry> losses = new ArrayList<>(strays);
        lanes.forEach(lane -> losses.addAll(lane.losses()));
        return losses;
    }
}
