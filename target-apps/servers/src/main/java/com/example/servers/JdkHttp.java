package com.example.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** The server that comes with the JDK. */
public final class JdkHttp {
    private JdkHttp() {}

    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", JdkHttp::answer);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] answer = Answers.to(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
            // 0 means chunked: every other size shows both ways
            exchange.sendResponseHeaders(200, answer.length % 2 == 0 ? 0 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
