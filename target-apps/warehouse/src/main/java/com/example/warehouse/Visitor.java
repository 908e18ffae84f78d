package com.example.warehouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/** One non-blocking connection: bytes in, lines to the desk, answers out. */
final class Visitor {
    private static final int LONGEST_LINE = 4096;

    private final SocketChannel channel;
    private final UnaryOperator<String> desk;
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(LONGEST_LINE);
    private final Deque<ByteBuffer> outgoing = new ArrayDeque<>();

    Visitor(SocketChannel channel, UnaryOperator<String> desk) {
        this.channel = channel;
        this.desk = desk;
    }

    /** Says which operations it wants next; none: it has gone. */
    int serve() throws IOException {
        boolean more = channel.read(incoming) >= 0;
        incoming.flip();
        String line = nextLine();
        while (line != null) {
            outgoing.add(ByteBuffer.wrap((desk.apply(line) + "\n").getBytes(StandardCharsets.UTF_8)));
            line = nextLine();
        }
        incoming.compact();
        if (!incoming.hasRemaining()) {
            throw new IOException("line longer than " + LONGEST_LINE + " bytes");
        }
        return more ? flush() : 0;
    }

    /** A gathering write of all the answers that wait. */
    private int flush() throws IOException {
        if (!outgoing.isEmpty()) {
            channel.write(outgoing.toArray(ByteBuffer[]::new));
        }
        while (!outgoing.isEmpty() && !outgoing.element().hasRemaining()) {
            outgoing.remove();
        }
        return outgoing.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
    }

    private String nextLine() {
        for (int i = incoming.position(); i < incoming.limit(); i++) {
            if (incoming.get(i) == '\n') {
                byte[] line = new byte[i - incoming.position()];
                incoming.get(line).get();
                return new String(line, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    void leave() {
        try {
            channel.close();
        } catch (IOException e) {
            Log.error("could not close " + channel, e);
        }
    }
}
