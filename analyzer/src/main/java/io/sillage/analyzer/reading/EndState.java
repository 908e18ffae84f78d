package io.sillage.analyzer.reading;

import static io.sillage.analyzer.reading.ConnectionEnd.NEVER;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.Connection;
import io.sillage.event.Frame;
import io.sillage.event.Origin;
import io.sillage.event.SocketAccepted;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketEvent;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketShutdown;
import io.sillage.event.SocketWritten;
import io.sillage.event.ThreadInfo;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is known of one end so far. */
final class EndState implements Slice<ConnectionEnd> {
    /** A failed read or write with these says that this side closed, or that time was up: the peer did nothing. */
    private static final Set<String> NO_RESET = Set.of(
            "java.net.SocketTimeoutException",
            "java.nio.channels.AsynchronousCloseException",
            "java.nio.channels.ClosedByInterruptException",
            "java.nio.channels.ClosedChannelException",
            "java.nio.channels.NotYetConnectedException",
            "java.nio.channels.IllegalBlockingModeException");

    private final Function<Entry, @Nullable List<String>> stackOf;
    private @Nullable Connection connection;
    private @Nullable Origin origin;
    private @Nullable ThreadInfo thread;
    private Role role = Role.UNKNOWN;
    private boolean opened;
    private long start = NEVER;
    private long open = NEVER;
    private long last = Long.MIN_VALUE;
    private long written;
    private long read;
    private long writes;
    private long reads;
    private long firstWrite = NEVER;
    private long firstRead = NEVER;
    private long eof = NEVER;
    private long fin = NEVER;
    private long close = NEVER;
    private long reset = NEVER;
    private @Nullable String error;
    private @Nullable List<String> openedBy;
    private @Nullable List<String> closedBy;
    private @Nullable Turns asOrig = new Turns();
    private @Nullable Turns asResp = new Turns();
    private long lastMove = NEVER;
    private long idleMax;
    private final Chunks sent = new Chunks();
    private final Chunks got = new Chunks();
    private long shift;
    private long events;

    EndState(Function<Entry, @Nullable List<String>> stackOf) {
        this.stackOf = stackOf;
    }

    @Override
    public void step(Entry entry, Consumer<? super ConnectionEnd> out) {
        Frame frame = Objects.requireNonNull(entry.frame());
        SocketEvent event = (SocketEvent) frame.event();
        long mono = entry.mono();
        connection = event.connection();
        events++;
        if (origin == null) {
            origin = entry.origin();
            shift = mono - frame.mono();
            thread = frame.thread();
            start = mono;
            lastMove = mono;
        }
        last = Math.max(last, mono);
        if (event instanceof SocketConnected connected) {
            open(entry, Role.ORIG, connected.errorType(), connected.durationNanos());
        } else if (event instanceof SocketAccepted accepted) {
            open(entry, Role.RESP, accepted.errorType(), 0);
        } else if (event instanceof SocketRead in) {
            read(in, mono);
        } else if (event instanceof SocketWritten sent) {
            written(sent, mono);
        } else if (event instanceof SocketShutdown shutdown && shutdown.output()) {
            fin = Math.min(fin, mono);
        } else if (event instanceof SocketClosed && close == NEVER) {
            close = mono;
            fin = Math.min(fin, mono);
            closedBy = stackOf.apply(entry);
            moved(mono);
        }
    }

    private void open(Entry entry, Role as, @Nullable String errorType, long connectingNanos) {
        role = as;
        thread = Objects.requireNonNull(entry.frame()).thread();
        start = Math.min(start, entry.mono() - connectingNanos);
        openedBy = stackOf.apply(entry);
        if (as == Role.ORIG) {
            asResp = null;
        } else {
            asOrig = null;
        }
        if (errorType == null) {
            opened = true;
            open = Math.min(open, entry.mono());
        } else {
            failed(errorType);
        }
        moved(entry.mono());
    }

    private void read(SocketRead in, long mono) {
        reads++;
        read += in.bytes();
        if (in.eof()) {
            eof = Math.min(eof, mono);
        }
        if (in.errorType() != null) {
            brokeOff(in.errorType(), mono);
        }
        if (in.bytes() > 0) {
            firstRead = Math.min(firstRead, mono);
            got.add(in.bytes(), mono);
            moved(mono);
            if (asOrig != null) {
                asOrig.answer(in.bytes(), mono);
            }
            if (asResp != null) {
                asResp.request(in.bytes(), mono);
            }
        }
    }

    private void written(SocketWritten call, long mono) {
        writes++;
        written += call.bytes();
        if (call.errorType() != null) {
            brokeOff(call.errorType(), mono);
        }
        if (call.bytes() > 0) {
            firstWrite = Math.min(firstWrite, mono);
            sent.add(call.bytes(), began(call, mono));
            moved(mono);
            if (asOrig != null) {
                asOrig.request(call.bytes(), mono);
            }
            if (asResp != null) {
                asResp.answer(call.bytes(), mono - call.durationNanos());
            }
        }
    }

    /** A call of less than this did not measure its beginning, as no system call is that short. */
    private static long began(SocketWritten call, long mono) {
        return call.durationNanos() < 400 ? Chunks.UNKNOWN : mono - call.durationNanos();
    }

    private void brokeOff(String errorType, long mono) {
        if (close == NEVER && !NO_RESET.contains(errorType)) {
            reset = Math.min(reset, mono);
        }
        failed(errorType);
    }

    private void failed(String errorType) {
        if (error == null) {
            error = errorType;
        }
    }

    private void moved(long mono) {
        idleMax = Math.max(idleMax, mono - lastMove);
        lastMove = mono;
    }

    @Override
    public void output(long endMono, Consumer<? super ConnectionEnd> out) {
        long idle = close == NEVER ? Math.max(idleMax, last - lastMove) : idleMax;
        out.accept(new ConnectionEnd(
                Objects.requireNonNull(connection),
                Objects.requireNonNull(origin),
                role,
                thread,
                opened,
                start,
                open,
                last,
                written,
                read,
                writes,
                reads,
                firstWrite,
                firstRead,
                eof,
                fin,
                close,
                // A close from another thread makes a read fail a moment before its own event: no reset then.
                reset != NEVER && close != NEVER && close - reset < 1_000_000 && eof == NEVER ? NEVER : reset,
                error,
                openedBy,
                closedBy,
                asOrig,
                asResp,
                idle,
                sent,
                got,
                shift,
                events));
    }
}
