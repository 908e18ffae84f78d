package com.example.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Connections that begin and end in all the ways that are easily told wrongly. Prints a line for each, {@code NAME WHERE}: its
 * server's port or path, which no other one has.
 */
public final class Endings {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final SocketAddress ANY_PORT = new InetSocketAddress(LOOPBACK, 0);
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    /** They listen to the end, so that no two connections have a server of the same port. */
    private static final List<AutoCloseable> SERVERS = new ArrayList<>();

    private Endings() {}

    public static void main(String[] arguments) throws Exception {
        resetByClient();
        resetByServer();
        resetOfChannels();
        resetOfAsynchronous();
        writeAfterTheOwnEnd();
        closedUnderAReader();
        closedUnderAChannelReader();
        closedUnderAWriter();
        asynchronousRefused();
        unixDomain(Path.of(arguments[0]));
        THREADS.shutdownNow();
        for (AutoCloseable server : SERVERS) {
            server.close();
        }
    }

    private static <S extends AutoCloseable> S kept(S server) {
        SERVERS.add(server);
        return server;
    }

    private static void said(String name, Object where) {
        System.out.println(name + " " + where);
    }

    /** The server's reader meets the reset and closes in the same breath. */
    private static void resetByClient() throws Exception {
        ServerSocket server = kept(new ServerSocket(0, 50, LOOPBACK));
        said("resetByClient", server.getLocalPort());
        Socket client = new Socket(LOOPBACK, server.getLocalPort());
        try (Socket accepted = server.accept()) {
            client.getOutputStream().write(new byte[10]);
            accepted.getInputStream().readNBytes(10);
            client.setSoLinger(true, 0);
            client.close();
            readToTheEnd(accepted);
        }
    }

    /** The client's reader meets it, while another thread of the client closes. */
    private static void resetByServer() throws Exception {
        ServerSocket server = kept(new ServerSocket(0, 50, LOOPBACK));
        said("resetByServer", server.getLocalPort());
        Socket client = new Socket(LOOPBACK, server.getLocalPort());
        Socket accepted = server.accept();
        Future<?> reader = THREADS.submit(() -> readToTheEnd(client));
        accepted.setSoLinger(true, 0);
        accepted.close();
        reader.get();
        client.close();
    }

    private static void readToTheEnd(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // bytes are of no interest
            }
        } catch (IOException expected) {
            // reset, or closed by ourselves
        }
    }

    private static void resetOfChannels() throws Exception {
        ServerSocketChannel server = kept(ServerSocketChannel.open().bind(ANY_PORT));
        said("resetOfChannels", port(server.getLocalAddress()));
        SocketChannel client = SocketChannel.open(server.getLocalAddress());
        try (SocketChannel accepted = server.accept()) {
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
            client.close();
            accepted.read(ByteBuffer.allocate(10));
        } catch (IOException expected) {
            // reset
        }
    }

    private static void resetOfAsynchronous() throws Exception {
        AsynchronousServerSocketChannel server =
                kept(AsynchronousServerSocketChannel.open().bind(ANY_PORT));
        said("resetOfAsynchronous", port(server.getLocalAddress()));
        Future<AsynchronousSocketChannel> accepting = server.accept();
        Socket client = new Socket(LOOPBACK, port(server.getLocalAddress()));
        try (AsynchronousSocketChannel accepted = accepting.get()) {
            client.setSoLinger(true, 0);
            client.close();
            accepted.read(ByteBuffer.allocate(10)).get();
        } catch (ExecutionException expected) {
            // reset
        }
    }

    /** What fails here is the client's own doing. */
    private static void writeAfterTheOwnEnd() throws Exception {
        ServerSocket server = kept(new ServerSocket(0, 50, LOOPBACK));
        said("writeAfterTheOwnEnd", server.getLocalPort());
        try (Socket client = new Socket(LOOPBACK, server.getLocalPort());
                Socket accepted = server.accept()) {
            var out = client.getOutputStream();
            client.shutdownOutput();
            try {
                out.write(1);
            } catch (IOException expected) {
                // broken pipe
            }
            readToTheEnd(accepted);
        }
    }

    private static void closedUnderAReader() throws Exception {
        ServerSocket server = kept(new ServerSocket(0, 50, LOOPBACK));
        said("closedUnderAReader", server.getLocalPort());
        Socket client = new Socket(LOOPBACK, server.getLocalPort());
        try (Socket accepted = server.accept()) {
            Thread reader = new Thread(() -> blockedReader(client));
            reader.start();
            awaitBlocked(reader);
            closer(client);
            reader.join();
            readToTheEnd(accepted);
        }
    }

    private static void blockedReader(Socket socket) {
        readToTheEnd(socket);
    }

    private static void closer(AutoCloseable socket) throws Exception {
        socket.close();
    }

    private static void closedUnderAChannelReader() throws Exception {
        ServerSocketChannel server = kept(ServerSocketChannel.open().bind(ANY_PORT));
        said("closedUnderAChannelReader", port(server.getLocalAddress()));
        SocketChannel client = SocketChannel.open(server.getLocalAddress());
        try (SocketChannel accepted = server.accept()) {
            Thread reader = new Thread(() -> blockedChannelReader(client));
            reader.start();
            awaitBlocked(reader);
            closer(client);
            reader.join();
            accepted.read(ByteBuffer.allocate(1));
        }
    }

    private static void blockedChannelReader(SocketChannel channel) {
        try {
            channel.read(ByteBuffer.allocate(1));
        } catch (IOException expected) {
            // closed by ourselves
        }
    }

    /** What the writer had got rid of arrives, though it is never told how much that was. */
    private static void closedUnderAWriter() throws Exception {
        ServerSocket server = kept(new ServerSocket(0, 50, LOOPBACK));
        said("closedUnderAWriter", server.getLocalPort());
        Socket client = new Socket(LOOPBACK, server.getLocalPort());
        try (Socket accepted = server.accept()) {
            Thread writer = new Thread(() -> blockedWriter(client));
            writer.start();
            awaitBlocked(writer);
            closer(client);
            writer.join();
            accepted.getInputStream().readAllBytes();
        }
    }

    private static void blockedWriter(Socket socket) {
        try {
            while (true) {
                socket.getOutputStream().write(new byte[1 << 20]);
            }
        } catch (IOException expected) {
            // closed by ourselves
        }
    }

    /** Best effort: one that is not inside its call yet meets a closed socket, which has to look the same. */
    private static void awaitBlocked(Thread thread) throws InterruptedException {
        for (int i = 0; i < 1000 && !isBlocked(thread); i++) {
            Thread.sleep(1);
        }
    }

    private static boolean isBlocked(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (List.of("poll", "read0", "write0").contains(frame.getMethodName())) {
                return true;
            }
        }
        return false;
    }

    private static void asynchronousRefused() throws Exception {
        // bound, so that nobody else takes the port, but not listening
        try (Socket silent = new Socket();
                AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
            silent.bind(ANY_PORT);
            said("asynchronousRefused", silent.getLocalPort());
            client.connect(silent.getLocalSocketAddress()).get();
        } catch (ExecutionException expected) {
            // refused
        }
    }

    /** Twenty that live at the same time, each with another number of bytes. */
    private static void unixDomain(Path path) throws Exception {
        said("unixDomain", path);
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
        int number = 20;
        CountDownLatch served = new CountDownLatch(number);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            THREADS.submit(() -> {
                for (int i = 0; i < number; i++) {
                    SocketChannel accepted = server.accept();
                    THREADS.submit(() -> answer(accepted, served));
                }
                return null;
            });
            List<SocketChannel> clients = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                clients.add(SocketChannel.open(address));
            }
            Collections.reverse(clients);
            for (int i = 0; i < number; i++) {
                try (SocketChannel client = clients.get(i)) {
                    client.write(ByteBuffer.allocate(i + 1));
                    client.shutdownOutput();
                    client.read(ByteBuffer.allocate(100));
                }
            }
            served.await();
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private static Void answer(SocketChannel channel, CountDownLatch served) throws IOException {
        try (channel) {
            ByteBuffer got = ByteBuffer.allocate(100);
            while (channel.read(got) >= 0) {
                // until the client has said all
            }
            channel.write(got.flip());
        } finally {
            served.countDown();
        }
        return null;
    }

    private static int port(SocketAddress address) {
        return ((InetSocketAddress) address).getPort();
    }
}
