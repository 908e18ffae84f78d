package io.sillage.recorder;

import io.sillage.event.Nullable;
import java.io.File;
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
    private final boolean unix;
    /** Whether it belongs to an asynchronous channel. Written before others know of it. */
    boolean asynchronous;
    /** Why an asynchronous attempt failed, for when its channel closes itself. */
    volatile @Nullable Throwable connectError;

    private volatile Phase phase;
    private boolean inputShut;
    private boolean outputShut;

    SocketsOpen(FileDescriptor fd, @Nullable SocketAddress peer, boolean midLife, Phase phase) {
        this.fd = fd;
        this.unix = peer instanceof UnixDomainSocketAddress;
        this.connection = new OpenConnection(unix ? "unix" : "tcp", midLife);
        this.connectStarted = System.nanoTime();
        this.phase = phase;
        peer(peer);
    }

    boolean isUnix() {
        return unix;
    }

    void local(@Nullable SocketAddress address) {
        if (address instanceof InetSocketAddress) {
            connection.local((InetSocketAddress) address);
        } else if (address instanceof UnixDomainSocketAddress) {
            connection.local(path((UnixDomainSocketAddress) address), -1);
        }
    }

    private void peer(@Nullable SocketAddress address) {
        if (address instanceof InetSocketAddress) {
            connection.peer((InetSocketAddress) address);
        } else if (address instanceof UnixDomainSocketAddress) {
            connection.peer(path((UnixDomainSocketAddress) address), -1);
        }
    }

    /** As from the root, so that both ends say the same; null for an end that has no name, as most that connect. */
    private static @Nullable String path(UnixDomainSocketAddress address) {
        String path = address.toString();
        String plain = path.startsWith("./") ? path.substring(2) : path;
        return plain.isEmpty() ? null : new File(plain).getAbsolutePath();
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
