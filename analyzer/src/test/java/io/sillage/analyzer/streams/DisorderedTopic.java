package io.sillage.analyzer.streams;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.EventJson;
import io.sillage.event.JsonBytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A recording's events by stream, some of them too early, in batches that promise what is true, some of them twice. */
final class DisorderedTopic {
    private DisorderedTopic() {}

    static List<List<SimulatedCluster.Batch>> of(Path folder, Random random, int sources) {
        Timeline timeline = Timeline.of(Recording.open(folder), Selection.ALL);
        List<List<Entry>> entries = new ArrayList<>();
        for (int from = 0; from < sources; from++) {
            entries.add(new ArrayList<>());
        }
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            entries.get(Math.floorMod(entry.stream().hashCode(), sources)).add(entry);
        }
        List<List<SimulatedCluster.Batch>> topic = new ArrayList<>();
        entries.forEach(mine -> topic.add(batches(random, disordered(random, mine), timeline)));
        return topic;
    }

    private static List<Entry> disordered(Random random, List<Entry> entries) {
        int window = 1 + random.nextInt(50);
        for (int at = 0; at < entries.size(); at += window) {
            Collections.shuffle(entries.subList(at, Math.min(entries.size(), at + window)), random);
        }
        return entries;
    }

    private static List<SimulatedCluster.Batch> batches(Random random, List<Entry> entries, Timeline timeline) {
        long[] earliest = new long[entries.size() + 1];
        earliest[entries.size()] = Long.MAX_VALUE;
        for (int i = entries.size() - 1; i >= 0; i--) {
            earliest[i] = Math.min(
                    earliest[i + 1], timeline.clock().wallOf(entries.get(i).mono()));
        }
        List<SimulatedCluster.Batch> batches = new ArrayList<>();
        int at = 0;
        while (at < entries.size()) {
            int size = Math.min(entries.size() - at, random.nextInt(80));
            JsonBytes lines = new JsonBytes();
            int again = random.nextInt(4) == 0 ? Math.min(at, random.nextInt(100)) : 0;
            for (Entry entry : entries.subList(at - again, at + size)) {
                EventJson.append(lines, entry.frame(), timeline.clock(), timeline.source(entry));
                lines.raw('\n');
            }
            at += size;
            if (at < entries.size()) {
                batches.add(new SimulatedCluster.Batch(lines.toString(), earliest[at], false));
            } else {
                batches.add(new SimulatedCluster.Batch(lines.toString(), Long.MAX_VALUE, true));
            }
            int resent = random.nextInt(10) == 0 ? 1 + random.nextInt(Math.min(5, batches.size())) : 0;
            batches.addAll(List.copyOf(batches.subList(batches.size() - resent, batches.size())));
        }
        if (random.nextInt(3) == 0) {
            batches.addAll(List.copyOf(batches.subList(0, batches.size() / 2)));
        }
        if (entries.isEmpty()) {
            batches.add(new SimulatedCluster.Batch("", Long.MAX_VALUE, true));
        }
        return batches;
    }
}
