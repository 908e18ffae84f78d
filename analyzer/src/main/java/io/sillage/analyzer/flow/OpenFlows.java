package io.sillage.analyzer.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The connections that are open. Those of which both sides were heard stand apart, so that a scan, which nobody answers,
 * presses out its own connections as soon as they are the larger part.
 */
final class OpenFlows {
    /** Of either kind those first that have had no packet for longest. */
    private final Map<FlowKey, Flow> answered = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<FlowKey, Flow> unanswered = new LinkedHashMap<>(16, 0.75f, true);

    /** The one of that key, null when there is none; it counts as having a packet now. */
    @Nullable
    Flow find(FlowKey key) {
        Flow flow = answered.get(key);
        return flow == null ? unanswered.get(key) : flow;
    }

    void add(Flow flow) {
        unanswered.put(flow.key(), flow);
    }

    /** Both sides of that one were heard. */
    void answered(Flow flow) {
        unanswered.remove(flow.key());
        answered.put(flow.key(), flow);
    }

    void remove(Flow flow) {
        if (answered.remove(flow.key()) == null) {
            unanswered.remove(flow.key());
        }
    }

    int count() {
        return answered.size() + unanswered.size();
    }

    /**
     * Who gives way to another one, which nobody has answered yet: of the kind that is the larger part with it, the one without
     * a packet for longest. There has to be one.
     */
    Flow first() {
        boolean scan = !unanswered.isEmpty() && unanswered.size() + 1 >= answered.size();
        Map<FlowKey, Flow> larger = scan || answered.isEmpty() ? unanswered : answered;
        return larger.values().iterator().next();
    }

    Stream<Flow> all() {
        return Stream.concat(answered.values().stream(), unanswered.values().stream());
    }

    void clear() {
        answered.clear();
        unanswered.clear();
    }
}
