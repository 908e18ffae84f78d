package io.sillage.weaver.jfr;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Turns JFR's ticks into nanoseconds of {@link System#nanoTime()}. JFR's own conversion to wall time is exact to a
 * millisecond only on JDK 17, and moves when the wall clock is set; so we look at both clocks at once.
 */
final class Ticks {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int TRIES = 5;

    private final Method counter;
    private final long perSecond;
    private long ticks;
    private long nanos;

    private Ticks(Method counter, long perSecond) {
        this.counter = counter;
        this.perSecond = perSecond;
    }

    /** Needs jdk.jfr.internal to be open to us. */
    static Ticks find() throws ReflectiveOperationException {
        Class<?> jvm = Class.forName("jdk.jfr.internal.JVM");
        Method frequency = accessible(jvm.getDeclaredMethod("getTicksFrequency"));
        Ticks found = new Ticks(
                accessible(jvm.getDeclaredMethod("counterTime")), (long) frequency.invoke(receiver(jvm, frequency)));
        found.lookAtClocks();
        return found;
    }

    /** An object in 17, static later. */
    private static @Nullable Object receiver(Class<?> jvm, Method method) throws ReflectiveOperationException {
        return Modifier.isStatic(method.getModifiers())
                ? null
                : accessible(jvm.getDeclaredMethod("getJVM")).invoke(null);
    }

    private static Method accessible(Method method) {
        method.setAccessible(true);
        return method;
    }

    /** Again now and then: one of the clocks may be slewed. The closest pair of a few counts. */
    void lookAtClocks() throws IllegalAccessException, InvocationTargetException {
        long closest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long before = System.nanoTime();
            long now = (long) counter.invoke(null);
            long after = System.nanoTime();
            if (after - before < closest) {
                closest = after - before;
                ticks = now;
                nanos = before + (after - before) / 2;
            }
        }
    }

    long toNanoTime(long when) {
        return nanos + scaled(when - ticks, perSecond);
    }

    static long scaled(long ticks, long perSecond) {
        return ticks / perSecond * NANOS_PER_SECOND + ticks % perSecond * NANOS_PER_SECOND / perSecond;
    }
}
