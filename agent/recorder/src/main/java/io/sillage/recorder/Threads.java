package io.sillage.recorder;

import io.sillage.event.Nullable;
import io.sillage.event.ThreadInfo;
import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What differs between JDK 17 and those with virtual threads. Constants, so that the compiler folds the questions. */
final class Threads {
    private static final @Nullable Class<?> VIRTUAL = virtualThread();
    private static final MethodHandle ID = idHandle();
    private static final File SELF = new File("/proc/thread-self");

    private Threads() {}

    static boolean isVirtual(Thread thread) {
        return VIRTUAL != null && VIRTUAL.isInstance(thread);
    }

    /** {@code Thread.threadId()}, which nobody can override, where there is one. */
    static long id(Thread thread) {
        try {
            return (long) ID.invokeExact(thread);
        } catch (Throwable e) {
            return 0;
        }
    }

    /** The current thread; its operating system id costs one system call, so ask once a thread. */
    static ThreadInfo current() {
        Thread thread = Thread.currentThread();
        boolean virtual = isVirtual(thread);
        return new ThreadInfo(id(thread), virtual ? 0 : osId(), thread.getName(), virtual);
    }

    /** The symbolic link says {@code PID/task/TID} on Linux; elsewhere the id is not known. */
    private static long osId() {
        try {
            String path = SELF.getCanonicalPath();
            int task = path.indexOf("/task/");
            return task < 0 ? 0 : Long.parseLong(path.substring(task + 6));
        } catch (IOException | NumberFormatException | SecurityException e) {
            return 0;
        }
    }

    private static @Nullable Class<?> virtualThread() {
        try {
            return Class.forName("java.lang.BaseVirtualThread", false, null);
        } catch (ClassNotFoundException olderJdk) {
            return null;
        }
    }

    private static MethodHandle idHandle() {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodType type = MethodType.methodType(long.class);
        try {
            return lookup.findVirtual(Thread.class, "threadId", type);
        } catch (ReflectiveOperationException olderJdk) {
            try {
                return lookup.findVirtual(Thread.class, "getId", type);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Bug: Thread has no id", e);
            }
        }
    }
}
