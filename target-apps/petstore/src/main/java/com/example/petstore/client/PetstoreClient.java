package com.example.petstore.client;

import com.example.petstore.Arguments;
import com.example.petstore.Log;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A few customers at once; ends when each has made its share of the requests. */
public final class PetstoreClient {
    private PetstoreClient() {}

    public static void main(String[] args) throws InterruptedException {
        Arguments arguments = new Arguments(args, "--server", "--requests", "--customers", "--think-millis", "--seed");
        InetSocketAddress server = arguments.address("--server");
        int customers = arguments.number("--customers", 4);
        int requests = arguments.number("--requests", 200);
        int thinkMillis = arguments.number("--think-millis", 0);
        int seed = arguments.number("--seed", 1);
        Tally tally = new Tally();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            int share = requests / customers + (i < requests % customers ? 1 : 0);
            // Every other customer speaks through a channel, the rest through a stream.
            Customer customer = new Customer(server, i % 2 == 1, share, thinkMillis, seed * 31L + i, tally);
            threads.add(new Thread(customer, "customer-" + i));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        Log.info("client done: " + tally);
        if (tally.failures() > 0) {
            System.exit(1);
        }
    }
}
