package io.sillage.analyzer.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The flamegraph as one page. The trees stand in it as numbers, in the order of a walk from the root: depth, name, own
 * weight. The script beside this class draws them.
 */
final class FlamePage {
    private FlamePage() {}

    static String html(Flamegraph graph, String title) {
        String page = resource("flame.html");
        Map<String, String> parts = Map.of(
                "TITLE", escaped(title),
                "STYLE", resource("flame.css"),
                "SCRIPT", resource("flame.js"),
                "DATA", data(graph, title));
        StringBuilder html = new StringBuilder();
        for (String part : page.split("@@", -1)) {
            html.append(parts.getOrDefault(part, part));
        }
        return html.toString();
    }

    private static String data(Flamegraph graph, String title) {
        Map<String, Integer> names = new HashMap<>();
        StringBuilder table = new StringBuilder();
        StringBuilder threads = new StringBuilder();
        graph.threads().forEach((thread, tree) -> {
            threads.append(threads.length() == 0 ? "" : ",\n").append("{\"name\":");
            text(threads, thread);
            threads.append(",\"nodes\":[");
            nodes(threads, tree, names, table);
            threads.append("]}");
        });
        StringBuilder json = new StringBuilder("{\"title\":");
        text(json, title);
        json.append(",\"of\":\"").append(graph.of() == Flamegraph.Of.CALLS ? "calls" : "cpu");
        json.append("\",\"unit\":");
        text(json, graph.unit());
        json.append(",\"stacks\":").append(graph.stacks());
        json.append(",\"empty\":");
        text(json, graph.empty() == null ? "" : graph.empty());
        json.append(",\"loss\":");
        text(json, String.join("\n", graph.loss().lines()));
        json.append(",\"names\":[").append(table).append("],\"threads\":[");
        return json.append(threads).append("]}").toString();
    }

    private static void nodes(StringBuilder out, FlameNode root, Map<String, Integer> names, StringBuilder table) {
        record Step(int depth, String name, FlameNode node) {}
        Deque<Step> todo = new ArrayDeque<>();
        todo.push(new Step(0, "", root));
        boolean first = true;
        while (!todo.isEmpty()) {
            Step step = todo.pop();
            if (step.depth > 0) {
                int name = names.computeIfAbsent(step.name, key -> {
                    table.append(names.isEmpty() ? "" : ",");
                    text(table, key);
                    return names.size();
                });
                out.append(first ? "" : ",").append(step.depth).append(',').append(name);
                out.append(',').append(step.node.own());
                first = false;
            }
            List<Map.Entry<String, FlameNode>> children = step.node.children();
            for (int i = children.size() - 1; i >= 0; i--) {
                Map.Entry<String, FlameNode> child = children.get(i);
                todo.push(new Step(step.depth + 1, child.getKey(), child.getValue()));
            }
        }
    }

    /** A JSON string that can't end the script it stands in. */
    private static void text(StringBuilder out, String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean plain = c >= ' ' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' && c < 0x7F;
            if (plain) {
                out.append(c);
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        out.append('"');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = FlamePage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Bug: " + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
