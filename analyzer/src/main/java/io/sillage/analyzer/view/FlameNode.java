package io.sillage.analyzer.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A frame of a flamegraph: what was spent in it and not in its children. Filled while it is made, read afterwards. */
final class FlameNode {
    private final Map<String, FlameNode> children = new LinkedHashMap<>();
    private long own;

    FlameNode child(String name) {
        return children.computeIfAbsent(name, key -> new FlameNode());
    }

    void add(long weight) {
        own += weight;
    }

    long own() {
        return own;
    }

    boolean empty() {
        return own == 0 && children.isEmpty();
    }

    /** In the order of their names, so that equal recordings give equal pages. */
    List<Map.Entry<String, FlameNode>> children() {
        List<Map.Entry<String, FlameNode>> sorted = new ArrayList<>(children.entrySet());
        sorted.sort(Map.Entry.comparingByKey(Comparator.naturalOrder()));
        return sorted;
    }
}
