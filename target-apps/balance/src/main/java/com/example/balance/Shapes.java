package com.example.balance;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** The forms that a method can have. */
final class Shapes {
    private static final LongAdder EVERYTHING = Tally.calls("Shapes.everything");
    private static final LongAdder MANY = Tally.calls("Shapes.many");
    private static final LongAdder LOCKED = Tally.calls("Shapes.locked");
    // A name that ends in $ stands for all that begin so: the compiler numbers lambda bodies.
    private static final LongAdder LAMBDA = Tally.calls("Shapes.lambda$");
    private static final LongAdder GREETING = Tally.calls("Shapes$Greeter.greeting");
    private static final LongAdder LOUD = Tally.calls("Shapes$Volume$1.apply");
    private static final LongAdder LENGTH = Tally.calls("Shapes$Line.length");
    private static final LongAdder COMPARE = Tally.calls("Shapes$Line.compareTo");

    long everything(int turn) {
        EVERYTHING.increment();
        long sum = many((byte) 1, 'c', 2L, 3.0f, 4.0, "five", 6, 7);
        sum += locked(turn);
        sum += IntStream.range(0, 3)
                .map(i -> {
                    LAMBDA.increment();
                    return i + turn;
                })
                .sum();
        sum += new Greeter() {}.greeting(turn).length();
        sum += Volume.LOUD.apply(turn);
        Comparable<Line> line = new Line(turn, 2);
        return line.compareTo(new Line(1, turn)) > 0 ? sum : -sum;
    }

    private static long many(byte a, char b, long c, float d, double e, String f, int... rest) {
        MANY.increment();
        long sum = a + b + c + (long) d + (long) e + f.length();
        for (int more : rest) {
            sum += more;
        }
        return sum;
    }

    private synchronized int locked(int turn) {
        LOCKED.increment();
        return turn & 7;
    }

    private interface Greeter {
        default String greeting(int turn) {
            GREETING.increment();
            return "hello " + turn;
        }
    }

    private enum Volume {
        LOUD {
            @Override
            int apply(int turn) {
                Shapes.LOUD.increment();
                return turn * 2;
            }
        };

        abstract int apply(int turn);
    }

    private record Line(int from, int to) implements Comparable<Line> {
        int length() {
            LENGTH.increment();
            return Math.abs(to - from);
        }

        /** The compiler adds a bridge of the same name, which is no call of its own. */
        @Override
        public int compareTo(Line other) {
            COMPARE.increment();
            return Integer.compare(length(), other.length());
        }
    }
}
