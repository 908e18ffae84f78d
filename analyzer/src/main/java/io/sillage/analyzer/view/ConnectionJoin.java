package io.sillage.analyzer.view;

import io.sillage.analyzer.flow.Address;
import io.sillage.analyzer.flow.CommunityId;
import io.sillage.analyzer.view.ConnectionRecord.Side;
import io.sillage.event.Connection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one record of what is known of the two ends. */
final class ConnectionJoin {
    private final Map<String, String> sources;
    private final Set<String> endedProcesses;
    private final LossIndex losses;

    private final ClockOffsets clocks;

    ConnectionJoin(Map<String, String> sources, Set<String> endedProcesses, LossIndex losses, ClockOffsets clocks) {
        this.clocks = clocks;
        this.sources = sources;
        this.endedProcesses = endedProcesses;
        this.losses = losses;
    }

    ConnectionRecord record(EndPairs.Pair pair) {
        boolean guessed = guessed(pair);
        boolean firstIsOrig = guessed ? ephemeralSide(pair.a()) : isOrig(pair);
        ConnectionEnd orig = firstIsOrig ? pair.a() : pair.b();
        ConnectionEnd resp = firstIsOrig ? pair.b() : pair.a();
        ConnectionEnd one = Objects.requireNonNull(orig != null ? orig : resp);
        ConnectionState state = ConnectionState.of(orig, resp, guessed);
        Side origSide = side(orig, resp);
        Side respSide = side(resp, orig);
        long start = Math.min(
                orig == null ? Long.MAX_VALUE : orig.startMono(), resp == null ? Long.MAX_VALUE : resp.startMono());
        long last = Math.max(
                orig == null ? Long.MIN_VALUE : orig.lastMono(), resp == null ? Long.MIN_VALUE : resp.lastMono());
        return new ConnectionRecord(
                one.id(),
                CommunityId.of(
                        one.connection().transport(),
                        origSide.address(),
                        origSide.port(),
                        respSide.address(),
                        respSide.port()),
                one.connection().transport(),
                origSide,
                respSide,
                start,
                last - start,
                open(orig) || open(resp),
                bytes(orig, resp),
                bytes(resp, orig),
                orig == null ? -1 : orig.writes(),
                resp == null ? -1 : resp.writes(),
                state.state(),
                state.history(),
                orig != null ? orig.asOrig() : one.asResp(),
                idle(orig, resp),
                orig != null && orig.errorType() != null ? orig.errorType() : resp == null ? null : resp.errorType(),
                orig != null && resp != null ? clocks.of(orig, resp) : null,
                orig != null && resp != null && (orig.written() != resp.read() || resp.written() != orig.read()),
                lost(orig, resp, start, last),
                (orig == null ? 0 : orig.events()) + (resp == null ? 0 : resp.events()),
                null);
    }

    private static boolean guessed(EndPairs.Pair pair) {
        return pair.a().role() == Role.UNKNOWN && (pair.b() == null || pair.b().role() == Role.UNKNOWN);
    }

    private static boolean isOrig(EndPairs.Pair pair) {
        return pair.a().role() == Role.ORIG || pair.b() != null && pair.b().role() == Role.RESP;
    }

    /** Nobody saw who connected: the higher port, or the side without a path, is taken for the originator's. */
    private static boolean ephemeralSide(ConnectionEnd end) {
        if (end.connection().transport().equals("unix")) {
            return UnixPairs.isOriginator(end);
        }
        return end.connection().localPort() >= end.connection().peerPort();
    }

    private Side side(@Nullable ConnectionEnd end, @Nullable ConnectionEnd other) {
        if (end != null) {
            Connection known = end.connection();
            String address = Address.normal(known.localAddress());
            String source = sources.get(end.origin().process());
            return new Side(address, known.localPort(), end, source);
        }
        Connection seen = Objects.requireNonNull(other).connection();
        return new Side(Address.normal(seen.peerAddress()), seen.peerPort(), null, null);
    }

    private boolean open(@Nullable ConnectionEnd end) {
        if (end == null || end.closed() || !end.opened() && end.role() != Role.UNKNOWN) {
            return false;
        }
        return !endedProcesses.contains(end.origin().process());
    }

    private static long bytes(@Nullable ConnectionEnd writer, @Nullable ConnectionEnd reader) {
        return writer != null
                ? writer.written()
                : Objects.requireNonNull(reader).read();
    }

    /** Both ends see the same bytes move; each sees pauses of its own besides. */
    private static long idle(@Nullable ConnectionEnd orig, @Nullable ConnectionEnd resp) {
        return Math.min(
                orig == null ? Long.MAX_VALUE : orig.idleMaxNanos(),
                resp == null ? Long.MAX_VALUE : resp.idleMaxNanos());
    }

    private long lost(@Nullable ConnectionEnd orig, @Nullable ConnectionEnd resp, long start, long last) {
        long lost = orig == null ? 0 : losses.within(orig.origin().process(), start, last);
        if (resp == null
                || orig != null && orig.origin().process().equals(resp.origin().process())) {
            return lost;
        }
        return lost + losses.within(resp.origin().process(), start, last);
    }
}
