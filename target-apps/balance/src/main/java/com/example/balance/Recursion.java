package com.example.balance;

import java.util.concurrent.atomic.LongAdder;

/** Calls itself, alone and by turns. */
final class Recursion {
    private static final LongAdder FIBONACCI = Tally.calls("Recursion.fibonacci");
    private static final LongAdder DOWN = Tally.calls("Recursion.down");
    private static final LongAdder EVEN = Tally.calls("Recursion.even");
    private static final LongAdder ODD = Tally.calls("Recursion.odd");

    long fibonacci(int n) {
        FIBONACCI.increment();
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    /** Deep, not wide. */
    static double down(int depth, double sum, long weight) {
        DOWN.increment();
        return depth == 0 ? sum : down(depth - 1, sum + 1.0 / weight, weight + 1);
    }

    boolean even(int n) {
        EVEN.increment();
        return n == 0 || odd(n - 1);
    }

    private boolean odd(int n) {
        ODD.increment();
        return n != 0 && even(n - 1);
    }
}
