package com.example.petstore.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The new way: a blocking channel, which says when it has no more to send. */
final class ChannelWire implements Wire {
    private final SocketChannel channel;

    ChannelWire(InetSocketAddress server) throws IOException {
        channel = SocketChannel.open(server);
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public int receive(byte[] into) throws IOException {
        return channel.read(ByteBuffer.wrap(into));
    }

    @Override
    public void close() throws IOException {
        channel.shutdownOutput();
        channel.close();
    }
}
