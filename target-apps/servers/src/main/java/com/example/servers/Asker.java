package com.example.servers;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks an {@link Answerer} in rounds of ten connections, three at a time, each with some turns of its own lengths; every round
 * has the same ten. Prints one line for each, by its own count: {@code COUNT number localPort peerPort read written}.
 */
public final class Asker {
    static final int END = -1;

    private static final int ROUND = 10;

    private Asker() {}

    /** The address and port to ask, and how many connections to make. */
    public static void main(String[] arguments) throws Exception {
        InetAddress address = InetAddress.getByName(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        int connections = Integer.parseInt(arguments[2]);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        for (int round = 0; round < connections; round += ROUND) {
            List<Future<?>> asked = new ArrayList<>();
            for (int i = round; i < Math.min(connections, round + ROUND); i++) {
                int number = i;
                asked.add(threads.submit(() -> {
                    ask(address, port, number);
                    return null;
                }));
            }
            for (Future<?> one : asked) {
                one.get();
            }
        }
        threads.shutdown();
    }

    private static void ask(InetAddress address, int port, int number) throws IOException, InterruptedException {
        int like = number % ROUND;
        try (Socket socket = new Socket(address, port)) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            long written = write(socket, numbers(Integer.BYTES, number));
            long read = 0;
            for (int turn = 1; turn <= 3 + like % 4; turn++) {
                int length = 20 + 37 * like * turn;
                byte[] answer = new byte[1 + 501 * like + turn];
                written += write(socket, numbers(2 * Integer.BYTES + length, length, answer.length));
                in.readFully(answer);
                read += answer.length;
                Thread.sleep(2);
            }
            written += write(socket, numbers(Integer.BYTES, END));
            System.out.println("COUNT " + number + " " + socket.getLocalPort() + " " + socket.getPort() + " " + read
                    + " " + written);
        }
    }

    /** The numbers, then zeros up to that length. */
    private static byte[] numbers(int length, int... numbers) {
        byte[] bytes = new byte[length];
        ByteBuffer.wrap(bytes).asIntBuffer().put(numbers);
        return bytes;
    }

    private static int write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return bytes.length;
    }
}
