package com.example.servers;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Gives every question of an {@link Asker} an answer as long as it asks for, a thread a connection, and ends after so many
 * connections. Prints one line for each, by its own count: {@code COUNT number localPort peerPort read written}.
 */
public final class Answerer {

    private Answerer() {}

    /** The address and port to listen on (0 takes any), and how many connections to wait for. */
    public static void main(String[] arguments) throws Exception {
        int connections = Integer.parseInt(arguments[2]);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ServerSocket door =
                new ServerSocket(Integer.parseInt(arguments[1]), 50, InetAddress.getByName(arguments[0]))) {
            System.out.println("listening on " + door.getLocalPort());
            for (int i = 0; i < connections; i++) {
                Socket accepted = door.accept();
                threads.execute(() -> answer(accepted));
            }
        }
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.MINUTES);
    }

    private static void answer(Socket accepted) {
        try (accepted) {
            DataInputStream in = new DataInputStream(accepted.getInputStream());
            OutputStream out = accepted.getOutputStream();
            int number = in.readInt();
            long read = Integer.BYTES;
            long written = 0;
            for (int length = in.readInt(); length != Asker.END; length = in.readInt()) {
                byte[] answer = new byte[in.readInt()];
                in.readFully(new byte[length]);
                read += 2 * Integer.BYTES + length;
                out.write(answer);
                written += answer.length;
            }
            read += Integer.BYTES;
            System.out.println("COUNT " + number + " " + accepted.getLocalPort() + " " + accepted.getPort() + " " + read
                    + " " + written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
