package com.example.petstore.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** The old way: a socket and its streams. */
final class StreamWire implements Wire {
    private final Socket socket;

    StreamWire(InetSocketAddress server) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    @Override
    public int receive(byte[] into) throws IOException {
        return socket.getInputStream().read(into);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
