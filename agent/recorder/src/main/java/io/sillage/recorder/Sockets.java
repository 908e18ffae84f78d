package io.sillage.recorder;

import io.sillage.event.Nullable;
import io.sillage.recorder.SocketsOpen.Phase;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the JDK's socket classes call, and which connection each of their descriptors is.
 *
 * <p>Assumes: the key is the JDK's own FileDescriptor object, one for each socket and never reused, compared by
 * identity; it does not refer to the socket, so a socket that is forgotten is collected, cleaned and closed as ever; the
 * JDK calls close for every descriptor exactly where it makes the system call. Guarantees: no exception leaves; a read
 * or write takes no lock and allocates nothing; a connection is closed once and nothing follows.
 */
public final class Sockets {
    /** Asks the system for an address. Only the weaver may look into the JDK's packages. */
    public interface Addresses {
        @Nullable
        SocketAddress local(FileDescriptor fd);
    }

    private static final ConcurrentHashMap<FileDescriptor, SocketsOpen> OPEN = new ConcurrentHashMap<>();
    private static final int END_OF_STREAM = -1;
    private static volatile @Nullable Addresses addresses;

    private Sockets() {}

    public static void resolveWith(Addresses resolver) {
        addresses = resolver;
    }

    // ---- opening ----

    /** An attempt begins. Gives what the later calls of the same attempt need, or null when it is none. */
    public static @Nullable Object connectBegan(@Nullable FileDescriptor fd, @Nullable SocketAddress peer) {
        try {
            if (fd == null) {
                return null;
            }
            SocketsOpen socket = new SocketsOpen(fd, SocketsOpen.transport(peer), false, Phase.CONNECTING);
            socket.peer(peer);
            // one that is connected or pending stays what it is: the JDK refuses the attempt
            return OPEN.putIfAbsent(fd, socket) == null ? socket : null;
        } catch (Throwable e) {
            return null;
        }
    }

    /** Somebody asks whether a pending attempt has succeeded. */
    public static @Nullable Object connectResumed(@Nullable FileDescriptor fd) {
        SocketsOpen socket = find(fd);
        return socket != null && socket.move(Phase.PENDING, Phase.CONNECTING) ? socket : null;
    }

    public static void connected(@Nullable FileDescriptor fd, @Nullable Object attempt) {
        connectReturned(fd, attempt, 1);
    }

    /** @param connected 0 when a non-blocking attempt goes on */
    public static void connectReturned(@Nullable FileDescriptor fd, @Nullable Object attempt, long connected) {
        if (!(attempt instanceof SocketsOpen) || fd == null) {
            return;
        }
        try {
            SocketsOpen socket = (SocketsOpen) attempt;
            if (connected == 0) {
                socket.move(Phase.CONNECTING, Phase.PENDING);
            } else if (socket.move(Phase.CONNECTING, Phase.OPEN)) {
                socket.local(localOf(fd));
                Recorder.socketConnected(socket.connection, socket.connectStarted, null);
                closedMeanwhile(socket);
            }
        } catch (Throwable e) {
            // an error of the JVM itself: it shows in the application without our help
        }
    }

    /** Another thread closed it after the system had connected it and before we could say so. */
    private static void closedMeanwhile(SocketsOpen socket) {
        if (OPEN.get(socket.fd) != socket && socket.close() == Phase.OPEN) {
            Recorder.socketClosed(socket.connection);
        }
    }

    public static void connectFailed(@Nullable Object attempt, Throwable error) {
        if (!(attempt instanceof SocketsOpen)) {
            return;
        }
        try {
            SocketsOpen socket = (SocketsOpen) attempt;
            OPEN.remove(socket.fd, socket);
            if (socket.close() != Phase.OPEN) {
                Recorder.socketConnected(socket.connection, socket.connectStarted, error);
            }
        } catch (Throwable e) {
            // as above
        }
    }

    /** An asynchronous channel is connected. */
    public static void connected(
            @Nullable FileDescriptor fd, @Nullable InetSocketAddress local, @Nullable InetSocketAddress peer) {
        Object attempt = connectBegan(fd, peer);
        connected(fd, attempt);
    }

    public static void accepted(@Nullable FileDescriptor fd, @Nullable InetAddress peer, int port) {
        accepted(fd, peer == null ? null : new InetSocketAddress(peer, port));
    }

    public static void accepted(@Nullable FileDescriptor fd, @Nullable InetSocketAddress peer) {
        accepted(fd, peer, null);
    }

    /** @param server what the server is bound to, which is the local end of a Unix domain socket */
    public static void accepted(
            @Nullable FileDescriptor fd, @Nullable SocketAddress peer, @Nullable SocketAddress server) {
        try {
            if (fd != null) {
                SocketsOpen socket = new SocketsOpen(fd, SocketsOpen.transport(peer), false, Phase.OPEN);
                socket.peer(peer);
                socket.local(peer instanceof UnixDomainSocketAddress ? server : localOf(fd));
                OPEN.put(fd, socket);
                Recorder.socketAccepted(socket.connection, socket.connectStarted);
            }
        } catch (Throwable e) {
            // as above
        }
    }

    // ---- bytes ----

    public static void readBegan(@Nullable FileDescriptor fd, @Nullable InetAddress peer, int port, int localPort) {
        SocketsOpen socket = find(fd);
        if (socket == null) {
            socket = midLife(fd, peer, port);
        }
        if (socket != null) {
            socket.readStarted = System.nanoTime();
        }
    }

    public static void readBegan(
            @Nullable FileDescriptor fd, @Nullable SocketAddress local, @Nullable SocketAddress peer) {
        SocketsOpen socket = find(fd);
        if (socket == null) {
            socket = midLife(fd, local, peer);
        }
        if (socket != null) {
            socket.readStarted = System.nanoTime();
        }
    }

    public static void writeBegan(@Nullable FileDescriptor fd, @Nullable InetAddress peer, int port, int localPort) {
        SocketsOpen socket = find(fd);
        if (socket == null) {
            socket = midLife(fd, peer, port);
        }
        if (socket != null) {
            socket.writeStarted = System.nanoTime();
        }
    }

    public static void writeBegan(
            @Nullable FileDescriptor fd, @Nullable SocketAddress local, @Nullable SocketAddress peer) {
        SocketsOpen socket = find(fd);
        if (socket == null) {
            socket = midLife(fd, local, peer);
        }
        if (socket != null) {
            socket.writeStarted = System.nanoTime();
        }
    }

    /** From a file straight to a channel, which may be a file as well. */
    public static void transferBegan(@Nullable WritableByteChannel target, @Nullable FileDescriptor fd) {
        SocketsOpen socket = target instanceof SocketChannel ? find(fd) : null;
        if (socket != null) {
            socket.writeStarted = System.nanoTime();
        }
    }

    /** The system call returned: a count, -1 at the end of the stream, other negatives for "not now". */
    public static void readDone(@Nullable FileDescriptor fd, long result) {
        if (result > 0 || result == END_OF_STREAM) {
            SocketsOpen socket = find(fd);
            if (socket != null) {
                long started = socket.readStarted;
                socket.readStarted = 0;
                Recorder.socketRead(
                        socket.connection,
                        Math.max(result, 0),
                        result < 0,
                        started == 0 ? System.nanoTime() : started,
                        null);
            }
        }
    }

    public static void writeDone(@Nullable FileDescriptor fd, long result) {
        if (result > 0) {
            SocketsOpen socket = find(fd);
            if (socket != null) {
                long started = socket.writeStarted;
                socket.writeStarted = 0;
                Recorder.socketWritten(socket.connection, result, started == 0 ? System.nanoTime() : started, null);
            }
        }
    }

    public static void urgentByteSent(@Nullable FileDescriptor fd) {
        writeDone(fd, 1);
    }

    public static void readFailed(@Nullable FileDescriptor fd, Throwable error) {
        SocketsOpen socket = error instanceof IOException ? find(fd) : null;
        if (socket != null && socket.is(Phase.OPEN)) {
            long started = socket.readStarted;
            Recorder.socketRead(socket.connection, 0, false, started == 0 ? System.nanoTime() : started, error);
        }
    }

    public static void writeFailed(@Nullable FileDescriptor fd, Throwable error) {
        SocketsOpen socket = error instanceof IOException ? find(fd) : null;
        if (socket != null && socket.is(Phase.OPEN)) {
            long started = socket.writeStarted;
            Recorder.socketWritten(socket.connection, 0, started == 0 ? System.nanoTime() : started, error);
        }
    }

    // ---- ending ----

    public static void inputShutDown(@Nullable FileDescriptor fd) {
        SocketsOpen socket = find(fd);
        if (socket != null && socket.shut(true)) {
            Recorder.socketShutdown(socket.connection, true, false);
        }
    }

    public static void outputShutDown(@Nullable FileDescriptor fd) {
        SocketsOpen socket = find(fd);
        if (socket != null && socket.shut(false)) {
            Recorder.socketShutdown(socket.connection, false, true);
        }
    }

    /** By the application, a selector, a cleaner or the last reader of a socket that somebody else closed. */
    public static void closed(@Nullable FileDescriptor fd) {
        if (fd == null) {
            return;
        }
        try {
            SocketsOpen socket = OPEN.remove(fd);
            if (socket == null) {
                return;
            }
            Phase last = socket.is(Phase.CONNECTING) ? Phase.CONNECTING : socket.close();
            if (last == Phase.OPEN) {
                Recorder.socketClosed(socket.connection);
            } else if (last == Phase.PENDING) {
                Recorder.socketConnected(socket.connection, socket.connectStarted, new AsynchronousCloseException());
            }
        } catch (Throwable e) {
            // as above
        }
    }

    /** How many are open now. */
    public static int open() {
        return OPEN.size();
    }

    private static @Nullable SocketsOpen find(@Nullable FileDescriptor fd) {
        return fd == null ? null : OPEN.get(fd);
    }

    /** Open before we looked: inherited, or older than the agent. */
    private static @Nullable SocketsOpen midLife(@Nullable FileDescriptor fd, @Nullable InetAddress peer, int port) {
        // the operation that follows fails by itself where there is no connection
        return peer == null || port == 0 ? null : midLife(fd, null, new InetSocketAddress(peer, port));
    }

    private static @Nullable SocketsOpen midLife(
            @Nullable FileDescriptor fd, @Nullable SocketAddress local, @Nullable SocketAddress peer) {
        try {
            if (fd == null || !fd.valid()) {
                return null;
            }
            SocketsOpen socket = new SocketsOpen(fd, SocketsOpen.transport(peer), true, Phase.OPEN);
            socket.peer(peer);
            socket.local(local == null ? localOf(fd) : local);
            SocketsOpen other = OPEN.putIfAbsent(fd, socket);
            return other == null ? socket : other;
        } catch (Throwable e) {
            return null;
        }
    }

    private static @Nullable SocketAddress localOf(FileDescriptor fd) {
        Addresses resolver = addresses;
        return resolver == null ? null : resolver.local(fd);
    }
}
