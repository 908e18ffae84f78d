package com.example.servers;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Undertow: XNIO's worker threads, which accept and read in turn. */
public final class UndertowHttp {
    private UndertowHttp() {}

    public static void main(String[] args) {
        System.setProperty("org.jboss.logging.provider", "jdk");
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setHandler(UndertowHttp::handle)
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        System.out.println("listening on " + address.getPort());
    }

    private static void handle(HttpServerExchange exchange) {
        exchange.getRequestReceiver().receiveFullBytes((open, body) -> {
            byte[] answer = Answers.to(open.getRequestMethod().toString(), open.getRequestPath(), body);
            open.getResponseSender().send(ByteBuffer.wrap(answer));
        });
    }
}
