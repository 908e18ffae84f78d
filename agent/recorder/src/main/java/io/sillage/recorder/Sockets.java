package io.sillage.recorder;

import io.sillage.event.Nullable;
import io.sillage.recorder.SocketsOpen.Phase;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;

/**
 * What the JDK's socket classes call, and which connection each of their descriptors is.
 *
 * <p>Assumes: the key is the JDK's own FileDescriptor object, one for each socket and never reused, compared by
 * identity; it does not refer to the socket, so a socket that is forgotten is collected, cleaned and closed as ever; the
 * JDK calls close for every descriptor exactly where it makes the system call. Guarantees: no exception leaves; a read
 * or write takes no lock and allocates nothing; a connection is closed once, by whoever asked for it first, and nothing
 * follows but the bytes that calls of other threads had already moved.
 */
public final class Sockets {
    /** Asks the system for an address. Only the weaver may look into the JDK's packages. */
    public interface Addresses {
        @Nullable
        SocketAddress local(FileDescriptor fd);
    }

    private static final int END_OF_STREAM = -1;

    private Sockets() {}

    public static void resolveWith(Addresses resolver) {
        OpenSockets.addresses = resolver;
    }

    // ---- opening ----

    /** An attempt begins. Gives what the later calls of the same attempt need, or null when it is none. */
    public static @Nullable Object connectBegan(@Nullable FileDescriptor fd, @Nullable SocketAddress peer) {
        try {
            return fd == null ? null : ConnectAttempts.began(fd, peer);
        } catch (Throwable e) {
            return null;
        }
    }

    /** Somebody asks whether a pending attempt has succeeded. */
    public static @Nullable Object connectResumed(@Nullable FileDescriptor fd) {
        return ConnectAttempts.resumed(fd);
    }

    public static void connected(@Nullable FileDescriptor fd, @Nullable Object attempt) {
        connectReturned(attempt, fd == null || attempt == null ? null : OpenSockets.localOf(fd), 1);
    }

    public static void connected(@Nullable Object attempt, @Nullable SocketAddress local) {
        connectReturned(attempt, local, 1);
    }

    /** @param connected 0 when a non-blocking attempt goes on */
    public static void connectReturned(@Nullable Object attempt, @Nullable SocketAddress local, long connected) {
        if (!(attempt instanceof SocketsOpen)) {
            return;
        }
        try {
            SocketsOpen socket = (SocketsOpen) attempt;
            if (connected == 0) {
                socket.move(Phase.CONNECTING, Phase.PENDING);
            } else {
                ConnectAttempts.succeeded(socket, local);
            }
        } catch (Throwable e) {
            // an error of the JVM itself: it shows in the application without our help
        }
    }

    public static void connectFailed(@Nullable Object attempt, Throwable error) {
        if (!(attempt instanceof SocketsOpen)) {
            return;
        }
        try {
            ConnectAttempts.failed((SocketsOpen) attempt, error);
        } catch (Throwable e) {
            // as above
        }
    }

    /** The system is asked to connect; where nobody has said so before, for an asynchronous channel. Gives the descriptor. */
    public static @Nullable Object connectAsked(@Nullable FileDescriptor fd, @Nullable InetAddress peer, int port) {
        try {
            if (fd != null && peer != null && OpenSockets.find(fd) == null) {
                ConnectAttempts.asynchronousBegan(fd, new InetSocketAddress(peer, port));
            }
        } catch (Throwable e) {
            // as above
        }
        return fd;
    }

    public static void connectRefused(@Nullable Object descriptor, Throwable error) {
        SocketsOpen socket = asynchronous(descriptor);
        if (socket != null) {
            socket.connectError = error;
        }
    }

    private static @Nullable SocketsOpen asynchronous(@Nullable Object descriptor) {
        SocketsOpen socket = OpenSockets.find((FileDescriptor) descriptor);
        return socket != null && socket.asynchronous ? socket : null;
    }

    /** An asynchronous channel is connected. */
    public static void asynchronouslyConnected(@Nullable FileDescriptor fd, @Nullable InetSocketAddress local) {
        try {
            ConnectAttempts.asynchronousSucceeded(fd, local);
        } catch (Throwable e) {
            // as above
        }
    }

    /** An asynchronous channel asks the system how its attempt ended. */
    public static void connectFinishing(@Nullable FileDescriptor fd) {
        try {
            ConnectAttempts.finishing(fd);
        } catch (Throwable e) {
            // as above
        }
    }

    public static void connectFinished() {
        ConnectAttempts.finished();
    }

    public static void connectErrorMet(IOException error) {
        ConnectAttempts.errorMet(error);
    }

    public static void accepted(@Nullable FileDescriptor fd, @Nullable InetAddress peer, int port) {
        accepted(fd, peer == null ? null : new InetSocketAddress(peer, port), null);
    }

    /** @param server what the server is bound to, which is the local end of a Unix domain socket */
    public static void accepted(
            @Nullable FileDescriptor fd, @Nullable SocketAddress peer, @Nullable SocketAddress server) {
        accepted(fd, peer, server, false);
    }

    public static void asynchronouslyAccepted(@Nullable FileDescriptor fd, @Nullable InetSocketAddress peer) {
        accepted(fd, peer, null, true);
    }

    private static void accepted(
            @Nullable FileDescriptor fd,
            @Nullable SocketAddress peer,
            @Nullable SocketAddress server,
            boolean asynchronous) {
        try {
            if (fd != null) {
                SocketsOpen socket = new SocketsOpen(fd, peer, false, Phase.OPEN);
                socket.asynchronous = asynchronous;
                socket.local(socket.isUnix() ? server : OpenSockets.localOf(fd));
                OpenSockets.put(socket);
                Recorder.socketAccepted(socket.connection, socket.connectStarted);
            }
        } catch (Throwable e) {
            // as above
        }
    }

    // ---- bytes ----

    public static void readBegan(@Nullable FileDescriptor fd, @Nullable InetAddress peer, int port) {
        SocketsOpen socket = OpenSockets.findOrMeet(fd, peer, port);
        if (socket != null) {
            socket.readStarted = System.nanoTime();
        }
    }

    public static void readBegan(
            @Nullable FileDescriptor fd, @Nullable SocketAddress local, @Nullable SocketAddress peer) {
        SocketsOpen socket = OpenSockets.findOrMeet(fd, local, peer);
        if (socket != null) {
            socket.readStarted = System.nanoTime();
        }
    }

    public static void writeBegan(@Nullable FileDescriptor fd, @Nullable InetAddress peer, int port) {
        SocketsOpen socket = OpenSockets.findOrMeet(fd, peer, port);
        if (socket != null) {
            socket.writeStarted = System.nanoTime();
        }
    }

    public static void writeBegan(
            @Nullable FileDescriptor fd, @Nullable SocketAddress local, @Nullable SocketAddress peer) {
        SocketsOpen socket = OpenSockets.findOrMeet(fd, local, peer);
        if (socket != null) {
            socket.writeStarted = System.nanoTime();
        }
    }

    /** From a file straight to a channel, which may be a file as well. */
    public static void transferBegan(@Nullable WritableByteChannel target, @Nullable FileDescriptor fd) {
        SocketsOpen socket = target instanceof SocketChannel ? OpenSockets.find(fd) : null;
        if (socket != null) {
            socket.writeStarted = System.nanoTime();
        }
    }

    /** The system call returned: a count, -1 at the end of the stream, other negatives for "not now". */
    public static void readDone(@Nullable FileDescriptor fd, long result) {
        if (result > 0 || result == END_OF_STREAM) {
            SocketsOpen socket = OpenSockets.find(fd);
            // what a reader meets once its own side has closed is not the other side's end
            if (socket != null && (result > 0 || socket.is(Phase.OPEN))) {
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
            SocketsOpen socket = OpenSockets.find(fd);
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
        SocketsOpen socket = error instanceof IOException ? OpenSockets.find(fd) : null;
        if (socket != null && socket.is(Phase.OPEN)) {
            long started = socket.readStarted;
            Recorder.socketRead(socket.connection, 0, false, started == 0 ? System.nanoTime() : started, error);
        }
    }

    public static void writeFailed(@Nullable FileDescriptor fd, Throwable error) {
        SocketsOpen socket = error instanceof IOException ? OpenSockets.find(fd) : null;
        if (socket != null && socket.is(Phase.OPEN)) {
            long started = socket.writeStarted;
            Recorder.socketWritten(socket.connection, 0, started == 0 ? System.nanoTime() : started, error);
        }
    }

    /** What a system call is about, for when it fails: by then its arguments may be gone. */
    public static @Nullable Object descriptor(@Nullable FileDescriptor fd) {
        return fd;
    }

    /** A system call failed; told here where no operation above it does, which is of asynchronous channels. */
    public static void readBroke(@Nullable Object descriptor, Throwable error) {
        SocketsOpen socket = asynchronous(descriptor);
        if (socket != null) {
            readFailed(socket.fd, error);
        }
    }

    public static void writeBroke(@Nullable Object descriptor, Throwable error) {
        SocketsOpen socket = asynchronous(descriptor);
        if (socket != null) {
            writeFailed(socket.fd, error);
        }
    }

    // ---- ending ----

    public static void inputShutDown(@Nullable FileDescriptor fd) {
        SocketsOpen socket = OpenSockets.find(fd);
        if (socket != null && socket.shut(true)) {
            Recorder.socketShutdown(socket.connection, true, false);
        }
    }

    public static void outputShutDown(@Nullable FileDescriptor fd) {
        SocketsOpen socket = OpenSockets.find(fd);
        if (socket != null && socket.shut(false)) {
            Recorder.socketShutdown(socket.connection, false, true);
        }
    }

    /** Asked for, by the application or by an interrupt; the system closes it later where others are inside a call. */
    public static void closeAsked(@Nullable FileDescriptor fd) {
        try {
            SocketsOpen socket = OpenSockets.find(fd);
            if (socket != null) {
                close(socket);
            }
        } catch (Throwable e) {
            // as above
        }
    }

    /** By the system: for whoever asked, for a selector, a cleaner or the last reader of what somebody else closed. */
    public static void closed(@Nullable FileDescriptor fd) {
        try {
            SocketsOpen socket = fd == null ? null : OpenSockets.remove(fd);
            if (socket != null) {
                close(socket);
            }
        } catch (Throwable e) {
            // as above
        }
    }

    private static void close(SocketsOpen socket) {
        // who is inside a call that connects will say how it ended
        Phase last = socket.is(Phase.CONNECTING) ? Phase.CONNECTING : socket.close();
        if (last == Phase.OPEN) {
            Recorder.socketClosed(socket.connection);
        } else if (last == Phase.PENDING) {
            ConnectAttempts.abandoned(socket);
        }
    }

    /** How many are open now. */
    public static int open() {
        return OpenSockets.count();
    }
}
