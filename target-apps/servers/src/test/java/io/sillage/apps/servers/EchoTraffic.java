package io.sillage.apps.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Clients of an echo server, in pairs of threads: one sends while the other receives. */
final class EchoTraffic {
    private final int port;
    private final Random random;

    EchoTraffic(int port, long seed) {
        this.port = port;
        this.random = new Random(seed);
    }

    void run() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> messages.add(message(i * i * 5000)));
        messages.stream()
                .map(message -> CompletableFuture.runAsync(() -> echo(message)))
                .toList()
                .forEach(CompletableFuture::join);
        try (Socket socket = open()) {
            socket.getOutputStream().write(message(100_000));
            socket.setSoLinger(true, 0);
        }
    }

    private byte[] message(int length) {
        byte[] message = new byte[length];
        random.nextBytes(message);
        return message;
    }

    private void echo(byte[] message) {
        try (Socket socket = open()) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(socket, message));
            assertThat(socket.getInputStream().readNBytes(message.length)).isEqualTo(message);
            sent.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Socket socket, byte[] message) {
        try {
            OutputStream out = socket.getOutputStream();
            for (int at = 0; at < message.length; at += 10_007) {
                out.write(message, at, Math.min(10_007, message.length - at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket open() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }
}
