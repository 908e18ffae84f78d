package io.sillage.recorder;

import io.sillage.event.Nullable;
import io.sillage.recorder.SocketsOpen.Phase;
import java.io.FileDescriptor;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Attempts to connect: from the moment at which connecting was asked for until the system has decided, whichever thread
 * learns of that.
 */
final class ConnectAttempts {
    /** Threads that are finding out how the asynchronous attempt of that socket ended. */
    private static final ConcurrentHashMap<Thread, SocketsOpen> FINISHING = new ConcurrentHashMap<>();

    private ConnectAttempts() {}

    static @Nullable SocketsOpen began(FileDescriptor fd, @Nullable SocketAddress peer) {
        SocketsOpen socket = new SocketsOpen(fd, peer, false, Phase.CONNECTING);
        return OpenSockets.add(socket) ? socket : null;
    }

    static @Nullable SocketsOpen resumed(@Nullable FileDescriptor fd) {
        SocketsOpen socket = OpenSockets.find(fd);
        return socket != null && socket.move(Phase.PENDING, Phase.CONNECTING) ? socket : null;
    }

    static void succeeded(SocketsOpen socket, @Nullable SocketAddress local) {
        if (socket.move(Phase.CONNECTING, Phase.OPEN)) {
            opened(socket, local);
        }
    }

    private static void opened(SocketsOpen socket, @Nullable SocketAddress local) {
        socket.local(local);
        Recorder.socketConnected(socket.connection, socket.connectStarted, null);
        // another thread closed it after the system had connected it and before we could say so
        if (OpenSockets.find(socket.fd) != socket && socket.close() == Phase.OPEN) {
            Recorder.socketClosed(socket.connection);
        }
    }

    static void failed(SocketsOpen socket, Throwable error) {
        OpenSockets.remove(socket);
        if (socket.close() != Phase.OPEN) {
            Recorder.socketConnected(socket.connection, socket.connectStarted, error);
        }
    }

    /** The socket was closed before there was a connection: by the application, or by a channel that could not connect. */
    static void abandoned(SocketsOpen socket) {
        Throwable met = socket.connectError;
        Recorder.socketConnected(
                socket.connection, socket.connectStarted, met == null ? new AsynchronousCloseException() : met);
    }

    // ---- asynchronous channels: one thread asks, another one learns ----

    static void asynchronousBegan(FileDescriptor fd, @Nullable SocketAddress peer) {
        SocketsOpen socket = new SocketsOpen(fd, peer, false, Phase.PENDING);
        socket.asynchronous = true;
        OpenSockets.add(socket);
    }

    static void asynchronousSucceeded(@Nullable FileDescriptor fd, @Nullable SocketAddress local) {
        SocketsOpen socket = OpenSockets.find(fd);
        if (socket != null && socket.move(Phase.PENDING, Phase.OPEN)) {
            opened(socket, local);
        }
    }

    static void finishing(@Nullable FileDescriptor fd) {
        SocketsOpen socket = OpenSockets.find(fd);
        if (socket != null) {
            FINISHING.put(Thread.currentThread(), socket);
        }
    }

    static void finished() {
        FINISHING.remove(Thread.currentThread());
    }

    /** The JDK words an exception for an attempt of this thread. */
    static void errorMet(Throwable error) {
        SocketsOpen socket = FINISHING.isEmpty() ? null : FINISHING.get(Thread.currentThread());
        if (socket != null) {
            socket.connectError = error;
        }
    }
}
