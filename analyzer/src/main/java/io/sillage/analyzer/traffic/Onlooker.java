package io.sillage.analyzer.traffic;

import io.sillage.analyzer.flow.FlowEnds;
import io.sillage.analyzer.flow.FlowRecord;
import io.sillage.analyzer.flow.TcpEvents;
import io.sillage.analyzer.flow.TcpState;
import io.sillage.event.Event;
import io.sillage.event.Frame;
import io.sillage.event.MessageSent;
import io.sillage.event.NetStateChanged;
import io.sillage.event.NetTransferred;
import io.sillage.event.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Makes events of what happens on connections, each connection a stream of its own. */
final class Onlooker implements TcpEvents {
    private final Origin origin;
    private final Consumer<? super Frame> out;
    private final long maxHeldBytes;
    private final Map<Long, Seen> open = new HashMap<>();
    private long nanos;
    private long heldBytes;
    private final Map<String, Long> silenced = new HashMap<>();
    private long abandoned;

    /** @param maxHeldBytes what all dialogues together may hold of messages and questions whose end has not come */
    Onlooker(Origin origin, Consumer<? super Frame> out, long maxHeldBytes) {
        this.origin = origin;
        this.maxHeldBytes = maxHeldBytes;
        this.out = out;
    }

    /** What connections tell when no packet of theirs is at hand happens now. */
    void now(long atNanos) {
        nanos = atNanos;
    }

    /** Which messages could not be told. */
    List<Omission> omissions() {
        List<Omission> omissions = new ArrayList<>();
        String what = "directions of connections tell no more messages: ";
        CaptureFlow.add(omissions, silenced("gap"), what + "bytes of them are not in the capture");
        CaptureFlow.add(omissions, silenced("unframed"), what + "their bytes make no sense");
        CaptureFlow.add(omissions, silenced("memory"), what + "too many were in the middle of one");
        CaptureFlow.add(
                omissions, abandoned, "directions of connections tell no more bytes: most are not in the capture");
        return omissions;
    }

    private long silenced(String errorType) {
        return silenced.getOrDefault(errorType, 0L);
    }

    @Override
    public boolean wantsBytes() {
        return true;
    }

    @Override
    public void begun(long connection, FlowEnds ends, long atNanos) {
        open.put(connection, new Seen(origin.process(), connection, ends, new Ear(connection)));
    }

    private Seen seen(long connection) {
        return Objects.requireNonNull(open.get(connection), "Bug: a connection that never began");
    }

    @Override
    public void flipped(long connection) {
        seen(connection).flip();
    }

    @Override
    public void state(long connection, boolean orig, TcpState from, TcpState to, long atNanos) {
        Seen seen = seen(connection);
        tell(seen, new NetStateChanged(seen.connection(), orig, from.word(), to.word()), atNanos);
    }

    /** Of TCP the bytes themselves come, in order. */
    @Override
    public void moved(long connection, boolean orig, long bytes, long atNanos) {
        Seen seen = seen(connection);
        if (!seen.tcp()) {
            tell(seen, new NetTransferred(seen.connection(), orig, bytes, 0), atNanos);
        }
    }

    @Override
    public void data(long connection, boolean orig, byte[] bytes, int from, int to, long atNanos) {
        Seen seen = seen(connection);
        tell(seen, new NetTransferred(seen.connection(), orig, to - from, 0), atNanos);
        listen(seen, atNanos, () -> seen.hear(orig, bytes, from, to, atNanos));
    }

    @Override
    public void gap(long connection, boolean orig, long bytes, long atNanos) {
        Seen seen = seen(connection);
        tell(seen, new NetTransferred(seen.connection(), orig, 0, bytes), atNanos);
        listen(seen, atNanos, () -> seen.miss(orig, bytes, atNanos));
    }

    @Override
    public void finished(long connection, boolean orig, long atNanos) {
        Seen seen = seen(connection);
        listen(seen, atNanos, () -> seen.over(orig, atNanos));
    }

    @Override
    public void abandoned(long connection, boolean orig, long atNanos) {
        abandoned++;
        Seen seen = seen(connection);
        listen(seen, atNanos, () -> seen.giveUp(orig, "gap"));
    }

    @Override
    public void ended(long connection, FlowRecord record) {
        Seen seen = seen(connection);
        listen(seen, nanos, () -> {
            seen.over(true, nanos);
            seen.over(false, nanos);
        });
        open.remove(connection);
    }

    /** Lets a connection tell its messages, and keeps count of the memory that takes. */
    private void listen(Seen seen, long atNanos, Runnable act) {
        nanos = atNanos;
        long before = seen.heldBytes();
        act.run();
        if (seen.heldBytes() > before && heldBytes + seen.heldBytes() - before > maxHeldBytes) {
            seen.silence("memory");
        }
        heldBytes += seen.heldBytes() - before;
    }

    private void tell(Seen seen, Event event, long atNanos) {
        out.accept(new Frame(origin, seen.stream(), seen.nextSeq(), atNanos, null, event));
    }

    /** Listens to the dialogue of one connection. */
    private final class Ear implements Dialogue.Listener {
        private final long connection;

        Ear(long connection) {
            this.connection = connection;
        }

        @Override
        public void told(boolean orig, Protocol protocol, Draft draft) {
            Seen seen = seen(connection);
            tell(
                    seen,
                    new MessageSent(
                            seen.connection(), orig, protocol.word(), draft.type(), draft.texts(), draft.numbers()),
                    nanos);
        }

        @Override
        public void lost(boolean orig, String errorType, boolean everUnderstood) {
            if (everUnderstood || !errorType.equals("unframed")) {
                silenced.merge(errorType, 1L, Long::sum);
            }
        }
    }
}
