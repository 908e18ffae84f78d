package com.example.balance;

import java.util.concurrent.atomic.LongAdder;

/** Counts its own calls while it makes them, and prints the counts as its last line. */
public final class Balance {
    private static final LongAdder MAIN = Tally.calls("Balance.main");

    private Balance() {}

    public static void main(String[] args) throws Exception {
        MAIN.increment();
        int size = args.length == 0 ? 1 : Integer.parseInt(args[0]);
        Recursion recursion = new Recursion();
        recursion.fibonacci(18);
        Recursion.down(500, 0, 1);
        recursion.even(401);
        new Divers().all(12);
        Crowd crowd = new Crowd();
        crowd.threads(16, 40 * size);
        crowd.shortLived(3000 * size, 50);
        crowd.pools(200 * size);
        crowd.uncaught(20);
        boolean virtual = crowd.virtual(1000 * size);
        System.out.println("virtual threads: " + virtual);
        System.out.println(Tally.json());
    }
}
