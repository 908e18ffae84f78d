package io.sillage.weaver;

import io.sillage.recorder.Sockets;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.Net;

/** One getsockname a connection. */
final class OsAddresses implements Sockets.Addresses {
    @Override
    public @Nullable SocketAddress local(FileDescriptor fd) {
        try {
            return Net.localAddress(fd);
        } catch (IOException | RuntimeException | Error e) {
            // closed meanwhile, a Unix domain socket, or a JDK that keeps its packages shut: not known, then
            return null;
        }
    }
}
