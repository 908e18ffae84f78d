package io.sillage.analyzer.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the clock offset that most connections agree on when nobody knows yet which ends belong together: each offers what
 * every candidate would make of it, and only the true one is offered by all.
 */
final class OffsetVote {
    /** What the winners have in common. */
    record Winner(long low, long high) {}

    private record Edge(long at, boolean begins, int voter, long other) {}

    private final List<Edge> edges = new ArrayList<>();
    private int voters;

    /** Another connection votes. */
    void next() {
        voters++;
    }

    void add(long low, long high) {
        edges.add(new Edge(low, true, voters, high));
        edges.add(new Edge(high, false, voters, low));
    }

    /** Null when fewer than so many agree, or when a second place far from the first has nearly as many. */
    @Nullable
    Winner winner(int least) {
        edges.sort(Comparator.comparingLong(Edge::at).thenComparing(edge -> !edge.begins()));
        Winner best = null;
        int most = 0;
        for (int pass = 0; pass < 2; pass++) {
            int[] inside = new int[voters + 1];
            int count = 0;
            int second = 0;
            for (int i = 0; i < edges.size(); i++) {
                Edge edge = edges.get(i);
                inside[edge.voter()] += edge.begins() ? 1 : -1;
                if (edge.begins() && inside[edge.voter()] == 1) {
                    count++;
                } else if (!edge.begins() && inside[edge.voter()] == 0) {
                    count--;
                }
                if (pass == 0 && count > most) {
                    most = count;
                    best = new Winner(edge.at(), endOf(i));
                } else if (pass == 1 && best != null && (edge.at() > best.high() || edge.at() < best.low())) {
                    second = edge.begins() && !touches(i, best) ? Math.max(second, count) : second;
                }
            }
            if (pass == 1 && (most < least || second * 10 > most * 8)) {
                return null;
            }
        }
        return best == null || most * 2 < distinct() ? null : widened(best);
    }

    private long endOf(int from) {
        for (int i = from + 1; i < edges.size(); i++) {
            if (!edges.get(i).begins()) {
                return edges.get(i).at();
            }
        }
        return edges.get(from).at();
    }

    /** A neighbouring place of the same votes is no second one. */
    private boolean touches(int edge, Winner best) {
        return edges.get(edge).other() >= best.low() && edges.get(edge).at() <= best.high();
    }

    private int distinct() {
        Set<Integer> distinct = new HashSet<>();
        edges.forEach(edge -> distinct.add(edge.voter()));
        return distinct.size();
    }

    private static Winner widened(Winner best) {
        return new Winner(best.low() - 1, best.high() + 1);
    }
}
