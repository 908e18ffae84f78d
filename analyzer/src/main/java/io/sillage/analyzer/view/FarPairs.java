package io.sillage.analyzer.view;

import io.sillage.analyzer.timeline.ClockComparison;
import io.sillage.analyzer.timeline.ClockOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Joins ends that are on two clocks, or whose addresses a translator changed on the way. Prefers no join to a wrong one: an
 * originator and a responder are joined when, by what the clocks can be apart, each is the only one that the other can
 * belong to. What is joined tells more of the clocks, and so decides others.
 */
final class FarPairs {
    /** How far the wall clocks of two hosts are apart at most, by which times are laid at first. */
    private static final long WALL_NANOS = 600_000_000_000L;

    private static final int SAMPLES = 48;
    private static final int MAX_ROUNDS = 6;
    /** More candidates than this are no evidence. */
    private static final int MAX_CANDIDATES = 20_000;

    private final ClockOffsets clocks;
    /** What an end and its other one have in common: their addresses, or how many bytes they moved. */
    private final Function<ConnectionEnd, @Nullable Object> common;

    /** How many connections must agree on an offset before it is believed. */
    private final int witnesses;

    private final List<EndPairs.Pair> pairs = new ArrayList<>();
    private long longestNanos;
    private final Set<ConnectionEnd> joined;

    private record Route(int origClock, int respClock) {}

    /** Where the offset is taken to be, at a time. */
    private record Seed(long mono, long low, long high) {}

    FarPairs(ClockOffsets clocks, Function<ConnectionEnd, @Nullable Object> common, int witnesses) {
        this.clocks = clocks;
        this.common = common;
        this.witnesses = witnesses;
        joined = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    }

    /** The pairs among ends that are alone; each that is in one leaves the list. */
    List<EndPairs.Pair> join(List<ConnectionEnd> alone) {
        Map<Object, List<ConnectionEnd>> responders = new HashMap<>();
        Map<Object, List<ConnectionEnd>> originators = new HashMap<>();
        Map<Route, List<ConnectionEnd>> routes = new HashMap<>();
        for (ConnectionEnd end : alone) {
            Object key = common.apply(end);
            if (key != null && end.opened() && end.role() != Role.UNKNOWN) {
                longestNanos = Math.max(longestNanos, end.lastMono() - end.startMono());
                (end.role() == Role.RESP ? responders : originators)
                        .computeIfAbsent(key, k -> new ArrayList<>())
                        .add(end);
            }
        }
        originators.forEach((key, ends) -> route(ends, responders.getOrDefault(key, List.of()), routes));
        responders.values().forEach(ends -> ends.sort(Comparator.comparingLong(ConnectionEnd::startMono)));
        originators.values().forEach(ends -> ends.sort(Comparator.comparingLong(ConnectionEnd::startMono)));
        routes.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<Route, ?> route) -> route.getKey().origClock())
                        .thenComparing(route -> route.getKey().respClock()))
                .forEach(route -> join(route.getKey(), route.getValue(), originators, responders));
        alone.removeIf(joined::contains);
        return pairs;
    }

    private void route(List<ConnectionEnd> from, List<ConnectionEnd> to, Map<Route, List<ConnectionEnd>> routes) {
        Set<Integer> there = new HashSet<>();
        to.forEach(end -> there.add(clocks.clockOf(end)));
        for (ConnectionEnd end : from) {
            for (int clock : there) {
                routes.computeIfAbsent(new Route(clocks.clockOf(end), clock), key -> new ArrayList<>())
                        .add(end);
            }
        }
    }

    private void join(
            Route route,
            List<ConnectionEnd> from,
            Map<Object, List<ConnectionEnd>> originators,
            Map<Object, List<ConnectionEnd>> responders) {
        from.sort(Comparator.comparingLong(ConnectionEnd::startMono).thenComparing(ConnectionEnd::id));
        Seed seed = seed(route, from, responders);
        if (seed == null) {
            return;
        }
        int before = -1;
        for (int round = 0; round < MAX_ROUNDS && before != pairs.size(); round++) {
            before = pairs.size();
            int start = 0;
            while (start < from.size() && from.get(start).startMono() < seed.mono()) {
                start++;
            }
            for (int i = start; i < from.size(); i++) {
                tryJoin(route, from.get(i), seed, originators, responders);
            }
            for (int i = start - 1; i >= 0; i--) {
                tryJoin(route, from.get(i), seed, originators, responders);
            }
        }
    }

    private void tryJoin(
            Route route,
            ConnectionEnd orig,
            Seed seed,
            Map<Object, List<ConnectionEnd>> originators,
            Map<Object, List<ConnectionEnd>> responders) {
        ConnectionEnd resp = joined.contains(orig) ? null : only(route, orig, route.respClock(), seed, responders);
        if (resp == null || only(route, resp, route.origClock(), seed, originators) != orig) {
            return;
        }
        joined.add(orig);
        joined.add(resp);
        pairs.add(new EndPairs.Pair(orig, resp));
        if (route.origClock() != route.respClock()) {
            ConnectionEnd first = route.origClock() < route.respClock() ? orig : resp;
            ClockEvidence.tell(first, first == orig ? resp : orig, comparison(route, orig.startMono()));
        }
    }

    /** The only one on that clock that can be the other end; null when there is none, or more than one. */
    private @Nullable ConnectionEnd only(
            Route route, ConnectionEnd end, int clock, Seed seed, Map<Object, List<ConnectionEnd>> others) {
        List<ConnectionEnd> candidates = others.getOrDefault(Objects.requireNonNull(common.apply(end)), List.of());
        Seed now = offset(route, end, seed);
        boolean endFirst = endFirst(route, end);
        // In the other's time this end lived here, as far as the clocks are known.
        long from = end.startMono() + (endFirst ? now.low() : -now.high()) - ClockEvidence.SLACK_NANOS;
        ConnectionEnd found = null;
        for (int i = firstFrom(candidates, from - longestNanos); i < candidates.size(); i++) {
            ConnectionEnd other = candidates.get(i);
            long to = end.lastMono() + (endFirst ? now.high() : -now.low()) + ClockEvidence.SLACK_NANOS;
            if (other.startMono() > to) {
                break;
            }
            if (joined.contains(other) || clocks.clockOf(other) != clock || other.lastMono() < from) {
                continue;
            }
            if (evidence(route, end, other).meets(now.low(), now.high())) {
                if (found != null) {
                    return null;
                }
                found = other;
            }
        }
        // Without addresses, that two lives overlap is no evidence: bytes have to tell, both ways.
        return found != null && witnesses > 1 && !evidence(route, end, found).both() ? null : found;
    }

    private static int firstFrom(List<ConnectionEnd> sorted, long startMono) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).startMono() < startMono) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean endFirst(Route route, ConnectionEnd end) {
        return (end.role() == Role.ORIG) == route.origClock() <= route.respClock();
    }

    private ClockEvidence evidence(Route route, ConnectionEnd one, ConnectionEnd other) {
        return endFirst(route, one) ? ClockEvidence.of(one, other) : ClockEvidence.of(other, one);
    }

    private ClockComparison comparison(Route route, long mono) {
        return clocks.comparison(
                Math.min(route.origClock(), route.respClock()), Math.max(route.origClock(), route.respClock()), mono);
    }

    private Seed offset(Route route, ConnectionEnd end, Seed seed) {
        if (route.origClock() == route.respClock()) {
            return seed;
        }
        ClockComparison comparison = comparison(route, end.startMono());
        ClockOffset known = comparison.at(end.startMono());
        if (known != null && !endFirst(route, end)) {
            // The comparison wants the first clock's time, and this is the second's.
            known = comparison.at(end.startMono() - known.estimate());
        }
        long drift = Math.abs(end.startMono() - seed.mono()) / 1000;
        Seed drifted = new Seed(end.startMono(), seed.low() - drift, seed.high() + drift);
        return known == null || known.bound() > (drifted.high() - drifted.low()) / 2
                ? drifted
                : new Seed(end.startMono(), known.low(), known.high());
    }

    /** Some connections that follow one another, all their candidates: where most of them agree. */
    private @Nullable Seed seed(Route route, List<ConnectionEnd> from, Map<Object, List<ConnectionEnd>> responders) {
        if (route.origClock() == route.respClock()) {
            return new Seed(0, 0, 0);
        }
        long middle = from.get(from.size() / 2).startMono();
        ClockOffset known = comparison(route, middle).at(middle);
        if (known != null && known.bound() < WALL_NANOS) {
            return new Seed(middle, known.low(), known.high());
        }
        int first = Math.max(0, from.size() / 2 - SAMPLES / 2);
        OffsetVote vote = new OffsetVote();
        for (int i = first; i < Math.min(from.size(), first + SAMPLES); i++) {
            ConnectionEnd orig = from.get(i);
            List<ConnectionEnd> candidates =
                    responders.getOrDefault(Objects.requireNonNull(common.apply(orig)), List.of());
            long drift = Math.abs(orig.startMono() - middle) / 1000;
            vote.next();
            for (int c = 0; c < Math.min(candidates.size(), MAX_CANDIDATES); c++) {
                ClockEvidence evidence = evidence(route, orig, candidates.get(c));
                if (clocks.clockOf(candidates.get(c)) == route.respClock()
                        && evidence.possible()
                        && evidence.both()
                        && evidence.meets(-WALL_NANOS, WALL_NANOS)) {
                    vote.add(evidence.low() - drift, evidence.high() + drift);
                }
            }
        }
        OffsetVote.Winner winner = vote.winner(witnesses);
        return winner == null ? null : new Seed(middle, winner.low(), winner.high());
    }
}
