package com.example.balance;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** The same work in every kind of thread that there is. */
final class Crowd {
    private static final LongAdder WORK = Tally.calls("Crowd.work");
    private static final LongAdder WAIT = Tally.calls("Crowd.waitInside");
    private static final LongAdder DIE = Tally.calls("Crowd.die");
    private static final LongAdder DIE_THROWN = Tally.thrown("Crowd.die");

    void threads(int count, int each) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(new Thread(() -> repeat(each), "worker-" + i));
        }
        startAndJoin(threads);
    }

    /** Thousands of threads that live for a moment, a few at a time. */
    void shortLived(int count, int atOnce) throws InterruptedException {
        for (int done = 0; done < count; done += atOnce) {
            threads(atOnce, 1);
        }
    }

    void pools(int count) throws InterruptedException, ExecutionException {
        IntStream.range(0, count).parallel().forEach(this::work);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int turn = i;
            futures.add(pool.submit(() -> work(turn)));
        }
        for (Future<?> future : futures) {
            future.get();
        }
        pool.shutdown();
        CompletableFuture.supplyAsync(() -> work(1)).thenApplyAsync(this::work).get();
    }

    void uncaught(int count) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::die, "doomed-" + i);
            thread.setUncaughtExceptionHandler((who, why) -> {});
            threads.add(thread);
        }
        startAndJoin(threads);
    }

    /** By reflection, since this program is built for Java 17. Says whether there are such threads. */
    boolean virtual(int count) throws InterruptedException, IllegalAccessException, InvocationTargetException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try {
                threads.add((Thread) Thread.class
                        .getMethod("startVirtualThread", Runnable.class)
                        .invoke(null, (Runnable) () -> waitInside(3)));
            } catch (NoSuchMethodException e) {
                return false;
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return true;
    }

    private static void startAndJoin(List<Thread> threads) throws InterruptedException {
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void repeat(int times) {
        for (int i = 0; i < times; i++) {
            work(i);
        }
    }

    private long work(long turn) {
        WORK.increment();
        return new Recursion().fibonacci((int) (turn % 5)) + new Shapes().everything((int) turn);
    }

    /** Entered on one carrier thread, and very likely left on another. */
    @SuppressWarnings("ThreadPriorityCheck") // only to make carriers change
    private void waitInside(int depth) {
        WAIT.increment();
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (depth > 0) {
            waitInside(depth - 1);
        }
        Thread.yield();
    }

    private void die() {
        DIE.increment();
        DIE_THROWN.increment();
        throw new IllegalStateException("as planned");
    }
}
