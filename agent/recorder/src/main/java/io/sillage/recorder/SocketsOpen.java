package io.sillage.recorder;

import io.sillage.event.Nullable;
import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * What {@link Sockets} keeps of one open socket. The read fields are written under the JDK's read lock of that socket,
 * the write fields under its write lock, the phase by whoever opens or closes it.
 */
final class SocketsOpen {
    enum Phase {
        /** Somebody is inside a call that connects, and will say how it ended. */
        CONNECTING,
        /** A non-blocking connect returned unfinished and nobody is asking for its result right now. */
        PENDING,
        /** Connected or accepted. */
        OPEN,
        /** Nothing is said of it any more. */
        CLOSED
    }

    final FileDescriptor fd;
    final OpenConnection connection;
    long readStarted;
    long writeStarted;
    final long connectStarted;
    private volatile Phase phase;
    private boolean inputShut;
    private boolean outputShut;

    SocketsOpen(FileDescriptor fd, String transport, boolean midLife, Phase phase) {
        this.fd = fd;
        this.connection = new OpenConnection(transport, midLife);
        this.connectStarted = System.nanoTime();
        this.phase = phase;
    }

    static String transport(@Nullable SocketAddress address) {
        return address instanceof UnixDomainSocketAddress ? "unix" : "tcp";
    }

    void local(@Nullable SocketAddress address) {
        if (address instanceof InetSocketAddress) {
            connection.local((InetSocketAddress) address);
        } else if (address instanceof UnixDomainSocketAddress) {
            connection.local(address.toString(), -1);
        }
    }

    void peer(@Nullable SocketAddress address) {
        if (address instanceof InetSocketAddress) {
            connection.peer((InetSocketAddress) address);
        } else if (address instanceof UnixDomainSocketAddress) {
            connection.peer(address.toString(), -1);
        }
    }

    boolean is(Phase asked) {
        return phase == asked;
    }

    /** Whether it was so, and now is the next. Two threads may try at once; one succeeds. */
    synchronized boolean move(Phase from, Phase to) {
        if (phase != from) {
            return false;
        }
        phase = to;
        return true;
    }

    /** The last phase before, so that exactly one caller may say that it was open. */
    synchronized Phase close() {
        Phase last = phase;
        phase = Phase.CLOSED;
        return last;
    }

    /** Whether this is the first time. */
    synchronized boolean shut(boolean input) {
        boolean first = input ? !inputShut : !outputShut;
        if (input) {
            inputShut = true;
        } else {
            outputShut = true;
        }
        return first;
    }
}
