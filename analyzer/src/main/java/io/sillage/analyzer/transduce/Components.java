package io.sillage.analyzer.transduce;

import java.util.Arrays;

/**
 * Strongly connected components (Tarjan, <i>Depth-first search and linear graph algorithms</i>, 1972), without recursion.
 * Components are numbered from the sinks up: an arc never leads to a higher number. Linear.
 */
final class Components {
    private final int[] first;
    private final int[] to;
    private final int[] component;
    private final int[] entered;
    private final int[] low;
    private final int[] nextArc;
    private final int[] calls;
    private final int[] open;
    private int openSize;
    private int visited;
    private int count;

    /** @param first where each node's arcs begin in {@code to}, and the end */
    Components(int[] first, int[] to) {
        this.first = first;
        this.to = to;
        int nodes = first.length - 1;
        component = new int[nodes];
        Arrays.fill(component, -1);
        entered = new int[nodes];
        low = new int[nodes];
        nextArc = Arrays.copyOf(first, nodes);
        calls = new int[nodes];
        open = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            if (low[node] == 0) {
                visit(node);
            }
        }
    }

    /** Of what is reached without a letter. */
    static Components ofEpsilons(Machine machine) {
        int[] first = new int[machine.states() + 1];
        int[] to = new int[machine.arcs()];
        for (int state = 0; state < machine.states(); state++) {
            first[state + 1] = first[state];
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                if (RemoveEpsilon.isEpsilon(machine, arc)) {
                    to[first[state + 1]++] = machine.to(arc);
                }
            }
        }
        return new Components(first, Arrays.copyOf(to, first[machine.states()]));
    }

    static Components of(Machine machine) {
        int[] first = new int[machine.states() + 1];
        for (int state = 0; state <= machine.states(); state++) {
            first[state] = machine.firstArc(state);
        }
        int[] to = new int[machine.arcs()];
        for (int arc = 0; arc < to.length; arc++) {
            to[arc] = machine.to(arc);
        }
        return new Components(first, to);
    }

    int count() {
        return count;
    }

    int of(int node) {
        return component[node];
    }

    /** All nodes by their components, so that one comes after those that its arcs lead out to. A counting sort. */
    int[] nodesFromTheSinksUp() {
        int[] next = new int[count + 1];
        for (int of : component) {
            next[of + 1]++;
        }
        for (int i = 0; i < count; i++) {
            next[i + 1] += next[i];
        }
        int[] nodes = new int[component.length];
        for (int node = 0; node < nodes.length; node++) {
            nodes[next[component[node]]++] = node;
        }
        return nodes;
    }

    private void visit(int root) {
        int depth = 0;
        calls[depth] = enter(root);
        while (depth >= 0) {
            int node = calls[depth];
            if (nextArc[node] < first[node + 1]) {
                int target = to[nextArc[node]++];
                if (low[target] == 0) {
                    calls[++depth] = enter(target);
                } else if (component[target] < 0) {
                    low[node] = Math.min(low[node], low[target]);
                }
            } else {
                depth--;
                leave(node, depth < 0 ? -1 : calls[depth]);
            }
        }
    }

    private int enter(int node) {
        low[node] = ++visited;
        entered[node] = visited;
        open[openSize++] = node;
        return node;
    }

    private void leave(int node, int caller) {
        if (low[node] == entered[node]) {
            int member;
            do {
                member = open[--openSize];
                component[member] = count;
            } while (member != node);
            count++;
        }
        if (caller >= 0 && component[node] < 0) {
            low[caller] = Math.min(low[caller], low[node]);
        }
    }
}
