package com.example.petstore.server;

import com.example.petstore.Log;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A few lines to the warehouse that clerks share; each is opened when first needed. */
final class WarehouseLines implements AutoCloseable {
    private static final int LINES = 3;

    private final BlockingQueue<WarehouseLine> free = new ArrayBlockingQueue<>(LINES);

    WarehouseLines(InetSocketAddress warehouse) {
        for (int line = 0; line < LINES; line++) {
            free.add(new WarehouseLine(warehouse));
        }
    }

    String ask(String command) throws IOException {
        WarehouseLine line = borrow();
        try {
            return line.ask(command);
        } catch (IOException e) {
            Log.error("the warehouse did not answer " + command, e);
            line.close();
            throw e;
        } finally {
            free.add(line);
        }
    }

    private WarehouseLine borrow() throws IOException {
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a line to the warehouse", e);
        }
    }

    @Override
    public void close() {
        free.forEach(WarehouseLine::close);
    }
}
