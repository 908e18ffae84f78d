package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.reading.Call;
import io.sillage.analyzer.reading.CallNesting;
import io.sillage.analyzer.reading.CallPath;
import io.sillage.analyzer.reading.Runner;
import io.sillage.analyzer.reading.ThreadKey;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.Frame;
import io.sillage.event.JfrSampled;
import io.sillage.event.ProcessEnded;
import io.sillage.event.ThreadInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up calls or samples into trees. */
final class FlameReader {
    private final Recording recording;
    private final Selection selection;
    private final @Nullable String wanted;
    private final Map<String, FlameNode> threads = new TreeMap<>();
    private final Map<ThreadKey, String> names = new HashMap<>();
    private final Map<ThreadKey, Map<CallPath, FlameNode>> nodes = new HashMap<>();
    private String unit = "ns";
    private long stacks;
    private long passedOver;
    private long waiting;

    FlameReader(Recording recording, Selection selection, @Nullable String wanted) {
        this.recording = recording;
        this.selection = selection;
        this.wanted = wanted;
    }

    Flamegraph read(Flamegraph.Of of) {
        boolean calls = of == Flamegraph.Of.CALLS;
        ProcessEnds ends = ProcessEnds.of(
                recording, selection, List.of(calls ? "method" : "jfr.sample", ProcessEnds.KIND, "loss"));
        Timeline timeline = ends.timeline();
        Runner<ThreadKey, Call> runner = new Runner<>(new CallNesting(), Integer.MAX_VALUE, this::add);
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            ends.step(entry);
            Frame frame = entry.frame();
            if (frame != null && frame.event() instanceof ProcessEnded) {
                continue;
            }
            boolean mine = frame == null || frame.thread() == null || wantedThread(frame.thread());
            if (!mine) {
                passedOver++;
                continue;
            }
            name(entry, timeline);
            if (calls) {
                runner.step(entry);
            } else if (frame != null && frame.event() instanceof JfrSampled sample) {
                add(threadName(entry, timeline), sample);
            }
        }
        runner.end((key, mono) -> ends.notAfter(key.process(), mono));
        LossReport loss = LossReport.of(timeline);
        return new Flamegraph(of, unit, threads, stacks, EmptyReason.of(this, of), loss);
    }

    private boolean wantedThread(ThreadInfo thread) {
        return wanted == null || Selection.matches(wanted, thread.name());
    }

    private void name(Entry entry, Timeline timeline) {
        ThreadKey key = ThreadKey.of(entry);
        if (key != null && !names.containsKey(key)) {
            names.put(key, threadName(entry, timeline));
        }
    }

    private static String threadName(Entry entry, Timeline timeline) {
        Frame frame = entry.frame();
        ThreadInfo thread = frame == null ? null : frame.thread();
        return timeline.source(entry) + " / " + (thread == null ? "(no thread)" : thread.name());
    }

    private void add(Call call) {
        stacks++;
        Map<CallPath, FlameNode> known = nodes.computeIfAbsent(call.thread(), key -> new HashMap<>());
        String thread = names.getOrDefault(call.thread(), "?");
        FlameNode root = threads.computeIfAbsent(thread, key -> new FlameNode());
        node(call.path(), root, known).add(call.ownNanos());
    }

    private static FlameNode node(CallPath path, FlameNode root, Map<CallPath, FlameNode> known) {
        FlameNode node = known.get(path);
        if (node == null) {
            FlameNode at = root;
            List<String> stack = path.stack();
            for (int i = stack.size() - 1; i >= 0; i--) {
                at = at.child(stack.get(i));
            }
            known.put(path, at);
            node = at;
        }
        return node;
    }

    private void add(String thread, JfrSampled sample) {
        if (Waiting.in(sample)) {
            waiting++;
            return;
        }
        stacks++;
        unit = sample.unit();
        FlameNode at = threads.computeIfAbsent(thread, key -> new FlameNode());
        for (int i = sample.stack().size() - 1; i >= 0; i--) {
            at = at.child(sample.stack().get(i));
        }
        at.add(sample.weight());
    }

    long stacks() {
        return stacks;
    }

    /** Samples of threads that were in native code to wait. */
    long waiting() {
        return waiting;
    }

    long passedOver() {
        return passedOver;
    }

    Recording recording() {
        return recording;
    }

    @Nullable
    String wanted() {
        return wanted;
    }
}
