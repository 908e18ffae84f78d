package com.example.balance;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Two threads that do nothing but call, and after each call has returned say so in a mapped file of their own: what
 * stands there when somebody kills the process had happened. Arguments: the file, and how many calls each thread makes;
 * without a number they go on until somebody kills them.
 */
public final class Announcer {
    /** Each thread's count in a cache line of its own. */
    private static final int LINE_BYTES = 128;

    private static final int REPORT_CALLS = 1 << 20;

    private long sum;

    private Announcer() {}

    public static void main(String[] args) throws IOException {
        MappedByteBuffer counts;
        try (FileChannel file = FileChannel.open(
                Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            counts = file.map(FileChannel.MapMode.READ_WRITE, 0, 2 * LINE_BYTES);
        }
        counts.order(ByteOrder.LITTLE_ENDIAN);
        long calls = args.length > 1 ? Long.parseLong(args[1]) : Long.MAX_VALUE;
        System.out.println("pid " + ProcessHandle.current().pid());
        new Thread(() -> new Announcer().left(counts, calls), "left").start();
        new Thread(() -> new Announcer().right(counts, calls), "right").start();
    }

    private void left(ByteBuffer counts, long calls) {
        for (long done = 1; done <= calls; done++) {
            callLeft(done);
            announce(counts, 0, done);
        }
    }

    private void right(ByteBuffer counts, long calls) {
        for (long done = 1; done <= calls; done++) {
            callRight(done);
            announce(counts, LINE_BYTES, done);
        }
    }

    private static void announce(ByteBuffer counts, int at, long done) {
        VarHandle.releaseFence();
        counts.putLong(at, done);
        if (done % REPORT_CALLS == 0) {
            System.out.println(Thread.currentThread().getName() + " " + done);
        }
    }

    private void callLeft(long turn) {
        sum = Math.abs(sum + Long.numberOfTrailingZeros(turn));
    }

    private void callRight(long turn) {
        sum = Math.abs(sum + Long.numberOfTrailingZeros(turn));
    }
}
