package io.sillage.analyzer.view;

import io.sillage.analyzer.flow.FlowEnds;
import io.sillage.analyzer.flow.FlowRecord;
import io.sillage.analyzer.flow.TcpEvents;
import io.sillage.analyzer.flow.TcpState;
import io.sillage.analyzer.reading.Turns;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns and pauses of connections, as the packets tell them: also of captures that have kept only the heads of packets.
 * Times are those at which the capturing host saw them.
 */
final class PacketTurns implements TcpEvents {
    /** What is known of one connection. */
    static final class Talk {
        private @Nullable Turns turns;
        private long lastMove;
        private long idleMax;

        private Talk(long nanos) {
            lastMove = nanos;
        }

        private void moved(long nanos) {
            idleMax = Math.max(idleMax, nanos - lastMove);
            lastMove = Math.max(lastMove, nanos);
        }

        private Turns turning() {
            if (turns == null) {
                turns = new Turns();
            }
            return turns;
        }

        @Nullable
        Turns turns() {
            return turns;
        }

        /** The longest time in which no byte moved. */
        long idleMaxNanos(FlowRecord record) {
            return Math.max(idleMax, record.lastNanos() - lastMove);
        }
    }

    private final Map<Long, Talk> open = new HashMap<>();

    /** What was heard of a connection whose record is made; it is forgotten then. */
    Talk take(FlowRecord record) {
        Talk talk = open.remove(record.number());
        return talk == null ? new Talk(record.startNanos()) : talk;
    }

    @Override
    public void begun(long connection, FlowEnds ends, long nanos) {
        open.put(connection, new Talk(nanos));
    }

    @Override
    public void moved(long connection, boolean orig, long bytes, long nanos) {
        Talk talk = open.get(connection);
        if (talk == null || bytes == 0) {
            return;
        }
        talk.moved(nanos);
        if (orig) {
            talk.turning().request(bytes, nanos);
        } else {
            talk.turning().answer(bytes, nanos);
        }
    }

    /** Opening and closing end a pause, too. */
    @Override
    public void state(long connection, boolean orig, TcpState from, TcpState to, long nanos) {
        Talk talk = open.get(connection);
        if (talk != null) {
            talk.moved(nanos);
        }
    }

    /** Of whom the bytes were that came before is not known any more. */
    @Override
    public void flipped(long connection) {
        Talk talk = open.get(connection);
        if (talk != null) {
            talk.turns = null;
        }
    }
}
