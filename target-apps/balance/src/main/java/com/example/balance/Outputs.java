package com.example.balance;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Random;

/**
 * Copies its input to its output, with bytes that are no text behind it and on stderr, in many threads, and ends as it
 * is told: {@code exit N}, {@code throw}, {@code halt N}, or {@code wait} for a signal.
 */
public final class Outputs {
    private static final int THREADS = 4;
    private static final int BLOCKS = 200;

    private Outputs() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.in.transferTo(System.out);
        System.out.println("ünïcödé, and no line end");
        System.out.write(new byte[] {0, (byte) 0xFF, 27, '[', '3', '1', 'm', (byte) 0xC3});
        System.out.flush();
        System.err.write(random(1).toByteArray());
        System.err.flush();
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int seed = i;
            threads[i] = new Thread(() -> blocks(seed), "writer-" + i);
        }
        for (Thread thread : threads) {
            thread.start();
            // one after the other: the order between threads is nobody's promise
            thread.join();
        }
        end(args);
    }

    private static void blocks(int seed) {
        try {
            FileOutputStream out = new FileOutputStream(FileDescriptor.out); // not closed: it is everybody's
            for (int i = 0; i < BLOCKS; i++) {
                random(seed * BLOCKS + i).writeTo(out);
            }
            System.err.println("block " + seed + " done");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteArrayOutputStream random(int seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[random.nextInt(3000)];
        random.nextBytes(bytes);
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(bytes);
        return block;
    }

    private static void end(String[] args) throws InterruptedException {
        switch (args[0]) {
            case "exit" -> System.exit(Integer.parseInt(args[1]));
            case "halt" -> Runtime.getRuntime().halt(Integer.parseInt(args[1]));
            case "throw" -> throw new IllegalStateException("as planned");
            default -> {
                System.err.println("waiting");
                Thread.sleep(60_000);
            }
        }
    }
}
