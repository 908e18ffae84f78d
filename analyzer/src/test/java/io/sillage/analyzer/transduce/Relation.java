package io.sillage.analyzer.transduce;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** All pairs of words up to a length that a tropical machine relates, by trying every path: the slow way, to compare with. */
final class Relation {
    private record Config(int state, String in, String out) {}

    private Relation() {}

    static Map<String, Double> of(Machine machine, int longestIn, int longestOut) {
        Map<Config, Double> best = new HashMap<>();
        ArrayDeque<Config> queue = new ArrayDeque<>();
        if (machine.start() != Machine.NO_STATE) {
            queue.add(new Config(machine.start(), "", ""));
            best.put(queue.element(), 0.0);
        }
        while (!queue.isEmpty()) {
            Config now = queue.remove();
            for (int arc = machine.firstArc(now.state()); arc < machine.firstArc(now.state() + 1); arc++) {
                String in = now.in() + letter(machine.in(arc));
                String out = now.out() + letter(machine.out(arc));
                Config next = new Config(machine.to(arc), in, out);
                double weight = best.get(now) + real(machine.weight(arc));
                boolean better = weight < best.getOrDefault(next, Double.POSITIVE_INFINITY) - 1e-6;
                if (in.length() <= longestIn && out.length() <= longestOut && better) {
                    best.put(next, weight);
                    queue.add(next);
                }
            }
        }
        return ended(machine, best);
    }

    private static Map<String, Double> ended(Machine machine, Map<Config, Double> best) {
        Map<String, Double> relation = new TreeMap<>();
        best.forEach((config, weight) -> {
            double whole = weight + real(machine.finalWeight(config.state()));
            if (whole < Double.POSITIVE_INFINITY) {
                relation.merge(config.in() + ":" + config.out(), Math.round(whole * 1000) / 1000.0, Math::min);
            }
        });
        return relation;
    }

    private static double real(Weight weight) {
        return Double.parseDouble(Weights.text(weight));
    }

    private static String letter(int label) {
        return label == Machine.EPSILON ? "" : Character.toString('a' + label - 1);
    }
}
