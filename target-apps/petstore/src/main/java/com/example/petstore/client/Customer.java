package com.example.petstore.client;

import com.example.petstore.Log;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Random;

/** Looks around, orders, comes back through the door now and then. */
final class Customer implements Runnable {
    private static final int REQUESTS_A_VISIT = 20;

    private final InetSocketAddress server;
    private final boolean throughChannel;
    private final int requests;
    private final int thinkMillis;
    private final Wishes wishes;
    private final Tally tally;

    Customer(InetSocketAddress server, boolean throughChannel, int requests, int thinkMillis, long seed, Tally tally) {
        this.server = server;
        this.throughChannel = throughChannel;
        this.requests = requests;
        this.thinkMillis = thinkMillis;
        this.wishes = new Wishes(new Random(seed));
        this.tally = tally;
    }

    @Override
    public void run() {
        int left = requests;
        while (left > 0) {
            int now = Math.min(left, REQUESTS_A_VISIT);
            visit(now);
            left -= now;
        }
    }

    private void visit(int requests) {
        try (Wire wire = throughChannel ? new ChannelWire(server) : new StreamWire(server)) {
            Conversation conversation = new Conversation(wire);
            for (int i = 0; i < requests; i++) {
                int status = conversation.ask(wishes.next());
                tally.answered(status);
                if (status >= 400) {
                    Log.warn("the shop said " + status);
                }
                think();
            }
        } catch (IOException e) {
            Log.error("visit broken off", e);
            tally.failed();
        }
    }

    private void think() throws IOException {
        try {
            Thread.sleep(thinkMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while thinking", e);
        }
    }
}
