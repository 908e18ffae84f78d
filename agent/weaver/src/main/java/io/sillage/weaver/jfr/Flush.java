package io.sillage.weaver.jfr;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordingStream;

/** Brings the last samples out. JFR hands them on once a second; {@code RecordingStream.stop()} is of JDK 20. */
final class Flush {
    private final RecordingStream stream;
    private volatile CountDownLatch flushed = new CountDownLatch(1);

    Flush(RecordingStream stream) {
        this.stream = stream;
    }

    /** The reader has handed on everything up to a flush. */
    void done() {
        flushed.countDown();
    }

    void now(long millis, CountDownLatch ended) {
        try {
            Method stop = RecordingStream.class.getMethod("stop");
            inBackground(stop);
            await(ended, millis);
        } catch (NoSuchMethodException olderJdk) {
            flushed = new CountDownLatch(1);
            if (flushInside()) {
                await(flushed, millis);
            }
        }
    }

    /** It waits without a limit of its own. */
    private void inBackground(Method stop) {
        Runnable call = () -> {
            try {
                stop.invoke(stream);
            } catch (IllegalAccessException | InvocationTargetException e) {
                // JFR is ending by itself
            }
        };
        Thread thread = new Thread(null, call, "sillage-sampler-end", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean flushInside() {
        try {
            Class<?> jvm = Class.forName("jdk.jfr.internal.JVM");
            Method only = jvm.getDeclaredMethod("getJVM");
            Method flush = jvm.getDeclaredMethod("flush");
            Method wake = Class.forName("jdk.jfr.internal.Utils").getDeclaredMethod("notifyFlush");
            only.setAccessible(true);
            flush.setAccessible(true);
            wake.setAccessible(true);
            flush.invoke(only.invoke(null));
            wake.invoke(null);
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            boolean inTime = latch.await(millis, TimeUnit.MILLISECONDS);
            assert inTime || millis > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
