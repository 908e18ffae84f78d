package io.sillage.apps.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Good and bad clients of an HTTP server. */
final class HttpTraffic {
    private static final int LARGE = 400_000;

    private final int port;
    private final Random random;

    HttpTraffic(int port, long seed) {
        this.port = port;
        this.random = new Random(seed);
    }

    void run() throws IOException, InterruptedException {
        manyAtOnce();
        oneByteAtATime();
        goneBeforeTheAnswer();
        reset();
    }

    private void manyAtOnce() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int turn = 0; turn < 5; turn++) {
            List<CompletableFuture<Void>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(turn % 2 == 0 ? post(client) : get(client));
            }
            answers.forEach(CompletableFuture::join);
        }
    }

    private CompletableFuture<Void> post(HttpClient client) {
        byte[] body = new byte[random.nextInt(LARGE)];
        random.nextBytes(body);
        HttpRequest request = HttpRequest.newBuilder(uri("/echo"))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.sendAsync(request, BodyHandlers.ofByteArray())
                .thenApply(HttpResponse::body)
                .thenAccept(answer -> assertThat(answer).isEqualTo(body));
    }

    private CompletableFuture<Void> get(HttpClient client) {
        int length = random.nextInt(LARGE);
        return client.sendAsync(HttpRequest.newBuilder(uri("/" + length)).build(), BodyHandlers.ofByteArray())
                .thenAccept(answer -> assertThat(answer.body()).hasSize(length));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void oneByteAtATime() throws IOException {
        try (Socket socket = open()) {
            socket.setTcpNoDelay(true);
            for (byte b : request(1000)) {
                socket.getOutputStream().write(b);
            }
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes().length).isGreaterThan(1000);
        }
    }

    private void goneBeforeTheAnswer() throws IOException {
        try (Socket socket = open()) {
            socket.setReceiveBufferSize(4096);
            socket.getOutputStream().write(request(3_000_000));
            InputStream in = socket.getInputStream();
            assertThat(in.readNBytes(100)).hasSize(100);
        }
    }

    private void reset() throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: here\r\nContent-Le".getBytes(StandardCharsets.US_ASCII));
            socket.setSoLinger(true, 0);
        }
    }

    private Socket open() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static byte[] request(int length) {
        return ("GET /" + length + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
