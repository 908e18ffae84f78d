package io.sillage.analyzer.view;

import static io.sillage.analyzer.view.ConnectionEnd.NEVER;

import io.sillage.analyzer.flow.Address;
import io.sillage.event.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins the two ends of a connection: their addresses are each other's, and their times fit. A pair of addresses can be
 * used again and again; then its connections follow one another on both sides in the same order.
 */
final class EndPairs {
    /** @param b null when the other end is outside of the recording */
    record Pair(ConnectionEnd a, @Nullable ConnectionEnd b) {}

    private record Tuple(
            int clock,
            String transport,
            @Nullable String low,
            int lowPort,
            @Nullable String high,
            int highPort) {}

    private static final class Sides {
        final List<ConnectionEnd> low = new ArrayList<>();
        final List<ConnectionEnd> high = new ArrayList<>();
    }

    private final Map<String, @Nullable String> spellings = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final List<ConnectionEnd> alone = new ArrayList<>();
    private final ClockOffsets clocks;
    private final UnixPairs unix;

    private EndPairs(ClockOffsets clocks) {
        this.clocks = clocks;
        unix = new UnixPairs(clocks);
    }

    /** All ends, each in exactly one pair, by the time of their start. */
    static List<Pair> of(List<ConnectionEnd> ends, ClockOffsets clocks) {
        EndPairs join = new EndPairs(clocks);
        Map<Tuple, Sides> byTuple = new LinkedHashMap<>();
        for (ConnectionEnd end : ends) {
            join.place(end, byTuple);
        }
        byTuple.values().forEach(join::align);
        join.unix.join(join.pairs, join.alone);
        join.pairs.addAll(new FarPairs(clocks, join::addresses, 1).join(join.alone));
        join.pairs.addAll(new FarPairs(clocks, EndPairs::bytes, 2).join(join.alone));
        join.alone.forEach(end -> join.pairs.add(new Pair(end, null)));
        join.pairs.sort(Comparator.comparingLong((Pair pair) -> start(pair))
                .thenComparing(pair -> pair.a().id()));
        return join.pairs;
    }

    private static long start(Pair pair) {
        return pair.b() == null
                ? pair.a().startMono()
                : Math.min(pair.a().startMono(), pair.b().startMono());
    }

    private void place(ConnectionEnd end, Map<Tuple, Sides> byTuple) {
        Connection connection = end.connection();
        String local = spelling(connection.localAddress());
        String peer = spelling(connection.peerAddress());
        if (unix.take(end)) {
            return;
        }
        boolean joinable = end.opened() || end.role() == Role.UNKNOWN;
        if (local == null || peer == null || !joinable) {
            alone.add(end);
            return;
        }
        Tuple tuple = tuple(end, clocks.clockOf(end));
        Sides sides = byTuple.computeIfAbsent(tuple, key -> new Sides());
        (low(connection, local, peer) ? sides.low : sides.high).add(end);
    }

    private Tuple tuple(ConnectionEnd end, int clock) {
        Connection connection = end.connection();
        String local = spelling(connection.localAddress());
        String peer = spelling(connection.peerAddress());
        return low(connection, local, peer)
                ? new Tuple(clock, connection.transport(), local, connection.localPort(), peer, connection.peerPort())
                : new Tuple(clock, connection.transport(), peer, connection.peerPort(), local, connection.localPort());
    }

    private static boolean low(Connection connection, @Nullable String local, @Nullable String peer) {
        int order = Comparator.nullsFirst(Comparator.<String>naturalOrder()).compare(local, peer);
        return order < 0 || order == 0 && connection.localPort() <= connection.peerPort();
    }

    /** What two ends on different clocks have in common, whichever side they are. */
    private @Nullable Object addresses(ConnectionEnd end) {
        Connection connection = end.connection();
        boolean known = connection.localAddress() != null && connection.peerAddress() != null;
        return known && connection.transport().equals("tcp") ? tuple(end, 0) : null;
    }

    /** What is the same on both sides of a translator of addresses: how many bytes went each way. */
    private static @Nullable Object bytes(ConnectionEnd end) {
        boolean tells = end.closed() && end.written() > 0 && end.read() > 0;
        if (!tells || !end.connection().transport().equals("tcp")) {
            return null;
        }
        return end.role() == Role.ORIG ? List.of(end.written(), end.read()) : List.of(end.read(), end.written());
    }

    private @Nullable String spelling(@Nullable String address) {
        return address == null ? null : spellings.computeIfAbsent(address, Address::normal);
    }

    private void align(Sides sides) {
        Comparator<ConnectionEnd> byStart =
                Comparator.comparingLong(ConnectionEnd::startMono).thenComparing(ConnectionEnd::id);
        List<ConnectionEnd> low = sides.low;
        List<ConnectionEnd> high = sides.high;
        low.sort(byStart);
        high.sort(byStart);
        int i = 0;
        int j = 0;
        while (i < low.size() && j < high.size()) {
            ConnectionEnd a = low.get(i);
            ConnectionEnd b = high.get(j);
            int more = a.role() == Role.RESP || b.role() == Role.ORIG
                    ? -fit(b, a, next(high, j), high.size() - j, low.size() - i)
                    : fit(a, b, next(low, i), low.size() - i, high.size() - j);
            if (more == 0) {
                pairs.add(new Pair(a, b));
                i++;
                j++;
            } else if (more < 0) {
                alone.add(a);
                i++;
            } else {
                alone.add(b);
                j++;
            }
        }
        low.subList(i, low.size()).forEach(end -> alone.add(end));
        high.subList(j, high.size()).forEach(end -> alone.add(end));
    }

    private static @Nullable ConnectionEnd next(List<ConnectionEnd> ends, int i) {
        return i + 1 < ends.size() ? ends.get(i + 1) : null;
    }

    /** 0 when they are one connection, -1 when {@code o} is alone, 1 when {@code r} is. */
    private static int fit(ConnectionEnd o, ConnectionEnd r, @Nullable ConnectionEnd nextO, int restO, int restR) {
        if (o.role() == r.role() && o.role() != Role.UNKNOWN) {
            return o.startMono() <= r.startMono() ? -1 : 1;
        }
        if (endOf(r) < o.startMono()) {
            return 1;
        }
        if (o.role() == Role.ORIG && r.role() == Role.RESP) {
            if (r.openMono() < o.startMono()) {
                return 1;
            }
            if (endOf(o) < r.openMono() && !ClockEvidence.sameMoment(o, r)) {
                return -1;
            }
            // An accept may come long after the connect. When the same addresses were connected again before it,
            // the older one was either never accepted by a recorded process, or is still waiting in the same order.
            return nextO != null && nextO.startMono() <= r.openMono() && restO > restR ? -1 : 0;
        }
        return endOf(o) < r.startMono() ? -1 : 0;
    }

    private static long endOf(ConnectionEnd end) {
        return end.closeMono() == NEVER ? NEVER : end.lastMono();
    }
}
