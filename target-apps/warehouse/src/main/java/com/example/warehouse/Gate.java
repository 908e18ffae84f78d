package com.example.warehouse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.UnaryOperator;

/** One thread, one selector, all the visitors. */
final class Gate {
    private final Selector selector = Selector.open();
    private final ServerSocketChannel door = ServerSocketChannel.open();
    private final UnaryOperator<String> desk;
    private volatile boolean open = true;

    Gate(int port, UnaryOperator<String> desk) throws IOException {
        this.desk = desk;
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
    }

    int port() {
        return door.socket().getLocalPort();
    }

    void close() {
        open = false;
        selector.wakeup();
    }

    void run() throws IOException {
        while (open) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    admit();
                } else {
                    serve(key, (Visitor) key.attachment());
                }
            }
            selector.selectedKeys().clear();
        }
        door.close();
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof Visitor visitor) {
                visitor.leave();
            }
        }
        selector.close();
    }

    private void admit() throws IOException {
        SocketChannel channel = door.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Visitor(channel, desk));
            Log.info("visitor from " + channel.getRemoteAddress());
        }
    }

    private void serve(SelectionKey key, Visitor visitor) {
        try {
            int wanted = visitor.serve();
            if (wanted == 0) {
                visitor.leave();
                Log.info("visitor left");
            } else {
                key.interestOps(wanted);
            }
        } catch (IOException e) {
            Log.error("visitor lost", e);
            visitor.leave();
        }
    }
}
