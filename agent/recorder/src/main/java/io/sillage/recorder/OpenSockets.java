package io.sillage.recorder;

import io.sillage.event.Nullable;
import io.sillage.recorder.SocketsOpen.Phase;
import java.io.FileDescriptor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.ConcurrentHashMap;

/** Which connection each descriptor of this process is, from its first sign until the system closes it. */
final class OpenSockets {
    private static final ConcurrentHashMap<FileDescriptor, SocketsOpen> OPEN = new ConcurrentHashMap<>();
    static volatile Sockets.@Nullable Addresses addresses;

    private OpenSockets() {}

    static @Nullable SocketsOpen find(@Nullable FileDescriptor fd) {
        return fd == null ? null : OPEN.get(fd);
    }

    /** Whether it was not known: one that is connected or pending stays what it is. */
    static boolean add(SocketsOpen socket) {
        return OPEN.putIfAbsent(socket.fd, socket) == null;
    }

    static void put(SocketsOpen socket) {
        OPEN.put(socket.fd, socket);
    }

    static @Nullable SocketsOpen remove(FileDescriptor fd) {
        return OPEN.remove(fd);
    }

    static void remove(SocketsOpen socket) {
        OPEN.remove(socket.fd, socket);
    }

    static int count() {
        return OPEN.size();
    }

    static @Nullable SocketAddress localOf(FileDescriptor fd) {
        Sockets.Addresses resolver = addresses;
        return resolver == null ? null : resolver.local(fd);
    }

    /** Known, or open before we looked: inherited, or older than the agent. */
    static @Nullable SocketsOpen findOrMeet(@Nullable FileDescriptor fd, @Nullable InetAddress peer, int port) {
        SocketsOpen known = find(fd);
        if (known != null || peer == null || port == 0) {
            // without a peer the operation that follows fails by itself
            return known;
        }
        return meet(fd, null, new InetSocketAddress(peer, port));
    }

    static @Nullable SocketsOpen findOrMeet(
            @Nullable FileDescriptor fd, @Nullable SocketAddress local, @Nullable SocketAddress peer) {
        SocketsOpen known = find(fd);
        return known != null ? known : meet(fd, local, peer);
    }

    private static @Nullable SocketsOpen meet(
            @Nullable FileDescriptor fd, @Nullable SocketAddress local, @Nullable SocketAddress peer) {
        try {
            if (fd == null || !fd.valid()) {
                return null;
            }
            SocketsOpen socket = new SocketsOpen(fd, peer, true, Phase.OPEN);
            socket.local(local == null ? localOf(fd) : local);
            SocketsOpen other = OPEN.putIfAbsent(fd, socket);
            return other == null ? socket : other;
        } catch (Throwable e) {
            return null;
        }
    }
}
