package com.example.servers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An application with every kind of TCP connection of the JDK that counts its own bytes. Prints one line for each end:
 * {@code COUNT localPort peerPort read written}, and {@code REFUSED n}, {@code UNIX read written}.
 */
public final class SocketWays {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Random RANDOM = new Random(20261122);
    private static final Map<String, AtomicLong[]> COUNTS = new ConcurrentHashMap<>();
    private static final AtomicInteger REFUSED = new AtomicInteger();
    private static final AtomicLong UNIX_READ = new AtomicLong();
    private static final AtomicLong UNIX_WRITTEN = new AtomicLong();
    private static ExecutorService threads = Executors.newCachedThreadPool();

    private SocketWays() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
        for (int i = 0; i < rounds; i++) {
            all();
        }
        ExecutorService virtual = virtualThreads();
        if (virtual != null) {
            threads.shutdownNow();
            threads = virtual;
            all();
        }
        threads.shutdownNow();
        threads.awaitTermination(5, TimeUnit.SECONDS);
        COUNTS.forEach((ports, n) -> System.out.println("COUNT " + ports + " " + n[0] + " " + n[1]));
        System.out.println("REFUSED " + REFUSED);
        System.out.println("UNIX " + UNIX_READ + " " + UNIX_WRITTEN);
        System.exit(0);
    }

    private static ExecutorService virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }

    private static void all() throws Exception {
        step("javaNetEcho", SocketWays::javaNetEcho);
        step("javaNetTimeouts", SocketWays::javaNetTimeouts);
        step("reset", SocketWays::reset);
        step("refused", SocketWays::refused);
        step("blockingChannels", SocketWays::blockingChannels);
        step("adaptors", SocketWays::adaptors);
        step("selector", SocketWays::selector);
        step("sendfile", SocketWays::sendfile);
        step("unixDomain", SocketWays::unixDomain);
        step("closedFromElsewhere", SocketWays::closedFromElsewhere);
        step("interrupted", SocketWays::interrupted);
        step("acceptedNeverUsed", SocketWays::acceptedNeverUsed);
        step("forgotten", SocketWays::forgotten);
        step("asynchronous", SocketWays::asynchronous);
        step("http", SocketWays::http);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void step(String name, Step step) throws Exception {
        try {
            step.run();
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static void count(int local, int peer, long read, long written) {
        AtomicLong[] n =
                COUNTS.computeIfAbsent(local + " " + peer, k -> new AtomicLong[] {new AtomicLong(), new AtomicLong()});
        n[0].addAndGet(read);
        n[1].addAndGet(written);
    }

    private static void count(Socket socket, long read, long written) {
        count(socket.getLocalPort(), socket.getPort(), read, written);
    }

    private static void count(SocketChannel channel, long read, long written) throws IOException {
        count(
                ((InetSocketAddress) channel.getLocalAddress()).getPort(),
                ((InetSocketAddress) channel.getRemoteAddress()).getPort(),
                read,
                written);
    }

    private static byte[] bytes(int n) {
        byte[] bytes = new byte[n];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static <T> Future<T> go(Callable<T> task) {
        return threads.submit(task);
    }

    private static Void echo(Socket socket) throws IOException {
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] buffer = new byte[3000];
            long read = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
                out.write(buffer, 0, n);
            }
            count(socket, read, read);
        }
        return null;
    }

    private static void javaNetEcho() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, LOOPBACK)) {
            for (int size : new int[] {0, 1, 17, 5_000, 700_000}) {
                Future<?> served = go(() -> echo(server.accept()));
                try (Socket socket = new Socket(LOOPBACK, server.getLocalPort())) {
                    byte[] sent = bytes(size);
                    Future<Integer> received = go(() -> socket.getInputStream().readAllBytes().length);
                    OutputStream out = socket.getOutputStream();
                    if (size > 0) {
                        out.write(sent[0]);
                        out.write(sent, 1, size - 1);
                    }
                    socket.shutdownOutput();
                    count(socket, received.get(), size);
                }
                served.get();
            }
        }
    }

    private static void javaNetTimeouts() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, LOOPBACK)) {
            server.setSoTimeout(20);
            try {
                server.accept().close();
            } catch (SocketTimeoutException expected) {
                // nobody came
            }
            server.setSoTimeout(0);
            Socket client = new Socket();
            client.connect(new InetSocketAddress(LOOPBACK, server.getLocalPort()), 2_000);
            Socket accepted = server.accept();
            accepted.setOOBInline(true);
            client.setSoTimeout(10);
            try {
                client.getInputStream().read();
            } catch (SocketTimeoutException expected) {
                // nothing was sent
            }
            client.sendUrgentData(7);
            client.getOutputStream().write(bytes(10));
            accepted.setSoTimeout(1_000);
            int n = accepted.getInputStream().readNBytes(new byte[11], 0, 11);
            accepted.getOutputStream().write(3);
            client.getInputStream().read();
            count(client, 1, 11);
            count(accepted, n, 1);
            client.close();
            accepted.getInputStream().read();
            accepted.close();
            client.close();
        }
    }

    private static void reset() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, LOOPBACK)) {
            Socket client = new Socket(LOOPBACK, server.getLocalPort());
            Socket accepted = server.accept();
            client.getOutputStream().write(bytes(100));
            accepted.getInputStream().readNBytes(40);
            count(client, 0, 100);
            client.setSoLinger(true, 0);
            client.close();
            long read = 40;
            try {
                for (int b = accepted.getInputStream().read();
                        b >= 0;
                        b = accepted.getInputStream().read()) {
                    read++;
                }
            } catch (SocketException expected) {
                // connection reset
            }
            count(accepted, read, 0);
            accepted.close();
        }
    }

    private static void refused() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 50, LOOPBACK)) {
            port = server.getLocalPort();
        }
        try {
            new Socket(LOOPBACK, port).close();
        } catch (ConnectException expected) {
            REFUSED.incrementAndGet();
        }
        try (SocketChannel channel = SocketChannel.open()) {
            channel.connect(new InetSocketAddress(LOOPBACK, port));
        } catch (ConnectException expected) {
            REFUSED.incrementAndGet();
        }
        try (SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(LOOPBACK, port));
            while (!channel.finishConnect()) {
                Thread.onSpinWait();
            }
        } catch (ConnectException expected) {
            REFUSED.incrementAndGet();
        }
    }

    private static void blockingChannels() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0))) {
            Future<?> served = go(() -> {
                try (SocketChannel channel = server.accept()) {
                    ByteBuffer[] scattered = {ByteBuffer.allocate(10), ByteBuffer.allocateDirect(5_000)};
                    long read = 0;
                    for (long n = channel.read(scattered); n >= 0; n = channel.read(scattered)) {
                        read += n;
                        scattered[0].clear();
                        scattered[1].clear();
                    }
                    channel.write(ByteBuffer.wrap(new byte[33]));
                    channel.shutdownOutput();
                    count(channel, read, 33);
                }
                return null;
            });
            try (SocketChannel channel = SocketChannel.open(server.getLocalAddress())) {
                ByteBuffer[] gathered = {
                    ByteBuffer.wrap(bytes(400_000)), ByteBuffer.allocateDirect(0), ByteBuffer.wrap(bytes(77))
                };
                long written = 0;
                while (gathered[2].hasRemaining()) {
                    written += channel.write(gathered);
                }
                channel.shutdownOutput();
                ByteBuffer in = ByteBuffer.allocate(100);
                long read = 0;
                for (int n = channel.read(in); n >= 0; n = channel.read(in)) {
                    read += n;
                }
                count(channel, read, written);
            }
            served.get();
        }
    }

    private static void adaptors() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0))) {
            Future<?> served = go(() -> echo(server.socket().accept()));
            SocketChannel channel = SocketChannel.open();
            try (Socket socket = channel.socket()) {
                socket.connect(server.getLocalAddress(), 2_000);
                socket.setSoTimeout(10);
                try {
                    socket.getInputStream().read();
                } catch (SocketTimeoutException expected) {
                    // nothing was sent
                }
                socket.setSoTimeout(5_000);
                Future<Integer> received = go(() -> socket.getInputStream().readAllBytes().length);
                socket.getOutputStream().write(bytes(300_000));
                socket.shutdownOutput();
                count(socket, received.get(), 300_000);
            }
            served.get();
        }
    }

    private static void selector() throws Exception {
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0))) {
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            int clients = 8;
            CountDownLatch closed = new CountDownLatch(clients);
            Future<?> loop = go(() -> {
                while (closed.getCount() > 0) {
                    selector.select(50);
                    for (SelectionKey key : selector.selectedKeys()) {
                        serve(selector, server, key, closed);
                    }
                    selector.selectedKeys().clear();
                }
                return null;
            });
            for (int i = 0; i < clients; i++) {
                client(server.getLocalAddress(), 1 + i * 20_000);
            }
            loop.get();
        }
    }

    private static void serve(Selector selector, ServerSocketChannel server, SelectionKey key, CountDownLatch closed)
            throws IOException {
        if (key.isAcceptable()) {
            SocketChannel accepted = server.accept();
            if (accepted != null) {
                accepted.configureBlocking(false);
                accepted.register(selector, SelectionKey.OP_READ);
            }
            return;
        }
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer buffer = ByteBuffer.allocateDirect(4_000);
        for (int n = channel.read(buffer); n != 0; n = channel.read(buffer)) {
            if (n < 0) {
                count(channel, 0, 0);
                channel.close();
                closed.countDown();
                return;
            }
            count(channel, n, 0);
            buffer.flip();
            while (buffer.hasRemaining()) {
                count(channel, 0, channel.write(buffer));
            }
            buffer.clear();
        }
    }

    private static void client(java.net.SocketAddress address, int size) throws Exception {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            if (!channel.connect(address)) {
                while (!channel.finishConnect()) {
                    Thread.onSpinWait();
                }
            }
            ByteBuffer out = ByteBuffer.wrap(bytes(size));
            ByteBuffer in = ByteBuffer.allocate(size);
            long read = 0;
            long written = 0;
            while (read < size) {
                written += out.hasRemaining() ? channel.write(out) : 0;
                read += Math.max(0, channel.read(in));
            }
            count(channel, read, written);
        }
    }

    private static void sendfile() throws Exception {
        Path file = Files.createTempFile("ways", ".bin");
        Path copy = Files.createTempFile("ways", ".copy");
        Files.write(file, bytes(1_234_567));
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
                RandomAccessFile source = new RandomAccessFile(file.toFile(), "r")) {
            for (boolean blocking : new boolean[] {true, false}) {
                Future<?> served = go(() -> {
                    try (SocketChannel channel = server.accept();
                            FileChannel target = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                        long read = 0;
                        for (long n = target.transferFrom(channel, read, 100_000);
                                n > 0;
                                n = target.transferFrom(channel, read, 100_000)) {
                            read += n;
                        }
                        count(channel, read, 0);
                    }
                    return null;
                });
                try (SocketChannel channel = SocketChannel.open(server.getLocalAddress())) {
                    channel.configureBlocking(blocking);
                    FileChannel files = source.getChannel();
                    long sent = 0;
                    while (sent < files.size()) {
                        sent += files.transferTo(sent, 1 << 20, channel);
                    }
                    channel.configureBlocking(true);
                    // size 0 by its own account: the kernel cannot send it, the JDK copies it
                    try (FileChannel proc = FileChannel.open(Path.of("/proc/self/cmdline"))) {
                        sent += proc.transferTo(0, 1 << 20, channel);
                    }
                    count(channel, 0, sent);
                }
                served.get();
            }
        } finally {
            Files.delete(file);
            Files.delete(copy);
        }
    }

    private static void unixDomain() throws Exception {
        Path directory = Files.createTempDirectory("ways");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("s"));
        try (ServerSocketChannel server =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
            Future<?> served = go(() -> {
                try (SocketChannel channel = server.accept()) {
                    ByteBuffer in = ByteBuffer.allocate(1000);
                    for (int n = channel.read(in); n >= 0; n = channel.read(in)) {
                        UNIX_READ.addAndGet(n);
                        in.clear();
                    }
                }
                return null;
            });
            try (SocketChannel channel = SocketChannel.open(address)) {
                UNIX_WRITTEN.addAndGet(channel.write(ByteBuffer.wrap(bytes(5_555))));
            }
            served.get();
        } finally {
            Files.delete(address.getPath());
            Files.delete(directory);
        }
    }

    private static void closedFromElsewhere() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, LOOPBACK)) {
            Socket client = new Socket(LOOPBACK, server.getLocalPort());
            Socket accepted = server.accept();
            count(client, 0, 0);
            count(accepted, 0, 0);
            CountDownLatch reading = new CountDownLatch(1);
            Future<?> reader = go(() -> {
                reading.countDown();
                try {
                    return client.getInputStream().read();
                } catch (SocketException expected) {
                    return -2;
                }
            });
            reading.await();
            client.close();
            reader.get();
            accepted.getInputStream().read();
            accepted.close();
        }
    }

    private static void interrupted() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
                SocketChannel client = SocketChannel.open(server.getLocalAddress());
                SocketChannel accepted = server.accept()) {
            count(client, 0, 0);
            count(accepted, 0, 0);
            CountDownLatch reading = new CountDownLatch(1);
            Thread[] thread = new Thread[1];
            Future<?> reader = go(() -> {
                thread[0] = Thread.currentThread();
                reading.countDown();
                try {
                    return client.read(ByteBuffer.allocate(10));
                } catch (ClosedByInterruptException expected) {
                    return -2;
                } catch (ClosedChannelException expected) {
                    return -3;
                }
            });
            reading.await();
            thread[0].interrupt();
            reader.get();
        }
    }

    private static void acceptedNeverUsed() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
                Socket client = new Socket(LOOPBACK, server.socket().getLocalPort())) {
            SocketChannel accepted = server.accept();
            accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
            count(accepted, 0, 0);
            count(client, 0, 0);
            accepted.close();
        }
    }

    /** Nobody closes the client: the collector does. */
    private static void forgotten() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, LOOPBACK)) {
            forget(server.getLocalPort());
            Socket accepted = server.accept();
            count(accepted, 9, 0);
            count(accepted.getPort(), accepted.getLocalPort(), 0, 9);
            accepted.setSoTimeout(50);
            int n = 0;
            while (n >= 0) {
                System.gc();
                try {
                    n = accepted.getInputStream().read(new byte[100]);
                } catch (SocketTimeoutException notYet) {
                    // the cleaner has not run
                }
            }
            accepted.close();
        }
    }

    private static void forget(int port) throws IOException {
        new Socket(LOOPBACK, port).getOutputStream().write(bytes(9));
    }

    private static void asynchronous() throws Exception {
        try (AsynchronousServerSocketChannel server =
                AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0))) {
            Future<AsynchronousSocketChannel> accepting = server.accept();
            try (AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
                client.connect(server.getLocalAddress()).get();
                try (AsynchronousSocketChannel accepted = accepting.get()) {
                    int written = client.write(ByteBuffer.wrap(bytes(2_000))).get();
                    int read = 0;
                    while (read < written) {
                        read += accepted.read(ByteBuffer.allocate(700)).get();
                    }
                    int local = ((InetSocketAddress) client.getLocalAddress()).getPort();
                    int peer = ((InetSocketAddress) client.getRemoteAddress()).getPort();
                    count(local, peer, 0, written);
                    count(peer, local, read, 0);
                }
            }
        }
    }

    private static void http() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 10);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        HttpClient client = HttpClient.newHttpClient();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        for (int i = 0; i < 5; i++) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[i * 10_000 + 1]))
                    .build();
            int n = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body()
                    .length;
            if (n != i * 10_000 + 1) {
                throw new IllegalStateException("http: " + n);
            }
        }
        server.stop(0);
    }
}
