package io.sillage.analyzer.view;

import io.sillage.analyzer.flow.Address;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins the two ends of connections through Unix domain sockets. Nothing but the server's path names them, so all that go
 * through one path look alike: but they are accepted in the order in which they were connected, no byte is read before it
 * was written, and nobody reads more than was written.
 */
final class UnixPairs {
    /** How much later than the system the process that accepted may say so, beside others that accept, or after a close. */
    private static final long ACCEPT_NANOS = 1_000_000_000L;

    /** So many that wait are looked through for each that was accepted; so the work stays proportional to their number. */
    private static final int MAX_WAITING = 128;

    /** One server, as far as anybody can tell. */
    private record Place(int clock, String path) {}

    private final ClockOffsets clocks;
    private final List<EndPairs.Pair> pairs = new ArrayList<>();
    private final List<ConnectionEnd> alone = new ArrayList<>();

    private static final class Sides {
        final List<ConnectionEnd> originators = new ArrayList<>();
        final List<ConnectionEnd> responders = new ArrayList<>();
    }

    private final Map<Place, Sides> places =
            new TreeMap<>(Comparator.comparing(Place::path).thenComparing(Place::clock));

    UnixPairs(ClockOffsets clocks) {
        this.clocks = clocks;
    }

    /** Whether it took it: it is one, and can belong to another. */
    boolean take(ConnectionEnd end) {
        String path = path(end);
        boolean joinable = end.opened() || end.role() == Role.UNKNOWN;
        if (path == null || !joinable || !end.connection().transport().equals("unix")) {
            return false;
        }
        Sides sides = places.computeIfAbsent(new Place(clocks.clockOf(end), path), key -> new Sides());
        (isOriginator(end) ? sides.originators : sides.responders).add(end);
        return true;
    }

    /** Who connects has no name, as a rule. */
    static boolean isOriginator(ConnectionEnd end) {
        return end.role() == Role.ORIG
                || end.role() == Role.UNKNOWN && Address.normal(end.connection().localAddress()) == null;
    }

    private static @Nullable String path(ConnectionEnd end) {
        return Address.normal(
                isOriginator(end)
                        ? end.connection().peerAddress()
                        : end.connection().localAddress());
    }

    /** Joins what was taken; each is in a pair, or alone. */
    void join(List<EndPairs.Pair> joined, List<ConnectionEnd> rest) {
        places.values().forEach(this::join);
        joined.addAll(pairs);
        rest.addAll(alone);
    }

    private void join(Sides sides) {
        Comparator<ConnectionEnd> byStart =
                Comparator.comparingLong(ConnectionEnd::startMono).thenComparing(ConnectionEnd::id);
        sides.originators.sort(byStart);
        sides.responders.sort(byStart);
        Deque<ConnectionEnd> waiting = new ArrayDeque<>();
        int next = 0;
        for (ConnectionEnd responder : sides.responders) {
            while (next < sides.originators.size()
                    && sides.originators.get(next).startMono() <= responder.startMono()) {
                waiting.add(sides.originators.get(next++));
            }
            ConnectionEnd originator = first(waiting, responder);
            if (originator == null) {
                alone.add(responder);
            } else {
                pairs.add(new EndPairs.Pair(originator, responder));
                passOver(waiting, originator.startMono() - ACCEPT_NANOS);
            }
        }
        alone.addAll(waiting);
        alone.addAll(sides.originators.subList(next, sides.originators.size()));
    }

    /** Takes the first of those that wait which can be its other end; one that counts the same bytes is preferred. */
    private @Nullable ConnectionEnd first(Deque<ConnectionEnd> waiting, ConnectionEnd responder) {
        ConnectionEnd first = null;
        int looked = 0;
        for (Iterator<ConnectionEnd> i = waiting.iterator(); i.hasNext() && looked < MAX_WAITING; ) {
            ConnectionEnd originator = i.next();
            if (isGone(originator, responder)) {
                i.remove();
                alone.add(originator);
                continue;
            }
            looked++;
            boolean fits = fit(originator, responder);
            if (fits && countTheSame(originator, responder)) {
                i.remove();
                return originator;
            }
            first = first == null && fits ? originator : first;
        }
        if (first != null) {
            waiting.remove(first);
        }
        return first;
    }

    /** Nobody accepts any more who closed so long ago: those that nobody recorded accepted are not to stand before others. */
    private static boolean isGone(ConnectionEnd originator, ConnectionEnd responder) {
        return responder.role() == Role.RESP
                && originator.closed()
                && originator.lastMono() < responder.openMono() - ACCEPT_NANOS;
    }

    private static boolean countTheSame(ConnectionEnd originator, ConnectionEnd responder) {
        return originator.written() == responder.read() && responder.written() == originator.read();
    }

    private static boolean fit(ConnectionEnd originator, ConnectionEnd responder) {
        boolean over = originator.closed() && responder.closed();
        boolean whole = originator.role() == Role.ORIG && responder.role() == Role.RESP;
        if (!whole) {
            return true;
        }
        return over ? ClockEvidence.sameMoment(originator, responder) : ClockEvidence.sameBytes(originator, responder);
    }

    /** Those were connected so long before one that has been accepted that nobody will accept them any more. */
    private void passOver(Deque<ConnectionEnd> waiting, long openBefore) {
        while (!waiting.isEmpty() && waiting.getFirst().openMono() < openBefore) {
            alone.add(waiting.removeFirst());
        }
    }
}
