package io.sillage.analyzer.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Brendan Gregg's format: one line a stack, root first, and its own weight. */
final class Collapsed {
    private Collapsed() {}

    static List<String> lines(FlameNode root) {
        record Step(String prefix, FlameNode node) {}
        List<String> lines = new ArrayList<>();
        Deque<Step> todo = new ArrayDeque<>();
        todo.push(new Step("", root));
        while (!todo.isEmpty()) {
            Step step = todo.pop();
            if (step.node.own() > 0) {
                lines.add((step.prefix.isEmpty() ? "(no stack)" : step.prefix) + " " + step.node.own());
            }
            List<Map.Entry<String, FlameNode>> children = step.node.children();
            for (int i = children.size() - 1; i >= 0; i--) {
                String name = Plain.text(children.get(i).getKey()).replace(';', ':');
                todo.push(new Step(
                        step.prefix.isEmpty() ? name : step.prefix + ";" + name,
                        children.get(i).getValue()));
            }
        }
        return lines;
    }
}
