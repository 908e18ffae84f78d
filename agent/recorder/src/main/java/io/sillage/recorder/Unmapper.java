package io.sillage.recorder;

import io.sillage.event.Nullable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;

/**
 * Gives the memory of a finished segment back at once. Without it the mapping, and the disk blocks of a file that the
 * daemon has already sealed and deleted, live until the application's next garbage collection: hours in a quiet one.
 *
 * <p>{@code sun.misc.Unsafe} would print a warning on JDK 24, so this needs the JDK's own class, which the agent makes
 * reachable by {@code Instrumentation.redefineModule}. Where it is not, the garbage collector does the work.
 */
final class Unmapper {
    private final @Nullable Method invokeCleaner;
    private final @Nullable Object unsafe;

    Unmapper() {
        Method method = null;
        Object instance = null;
        try {
            Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
            instance = type.getMethod("getUnsafe").invoke(null);
            method = type.getMethod("invokeCleaner", ByteBuffer.class);
            // Access is checked here and not at the first use.
            method.invoke(instance, ByteBuffer.allocateDirect(1));
        } catch (ReflectiveOperationException | RuntimeException notReachable) {
            method = null;
        }
        invokeCleaner = method;
        unsafe = instance;
    }

    /** Nobody may touch the buffer from here on: a read would end the process. */
    void unmap(ByteBuffer segment) {
        if (invokeCleaner != null && segment.isDirect()) {
            try {
                invokeCleaner.invoke(unsafe, segment);
            } catch (IllegalAccessException | InvocationTargetException notNow) {
                // The garbage collector will do it.
            }
        }
    }
}
