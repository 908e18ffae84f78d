package io.sillage.analyzer.journal;

import io.sillage.event.Origin;
import java.util.ArrayList;
import java.util.List;

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

    /** Everything that can be opened. */
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>(files);
        runs.addAll(captures);
        lanes.forEach(lane -> runs.addAll(lane.segments()));
        return runs;
    }

    /** What is known to be missing before anything is opened. */
    public List<Entry> losses() {
        List<Entry> losses = new ArrayList<>(strays);
        lanes.forEach(lane -> losses.addAll(lane.losses()));
        return losses;
    }
}
