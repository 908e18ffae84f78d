package io.sillage.recorder;

import io.sillage.event.Nullable;
import io.sillage.event.ThreadInfo;
import java.io.FileDescriptor;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the JDK's FileOutputStream calls after each write; stdout and stderr become lines of the log. The bytes have left
 * already: nothing here can change or delay them.
 *
 * <p>Guarantees: a writer never waits for another one. Who finds a stream taken leaves its bytes to the one who has it.
 */
public final class Outputs {
    private static final Outputs STDOUT = new Outputs("stdout");
    private static final Outputs STDERR = new Outputs("stderr");

    private record Left(byte[] bytes, ThreadInfo thread) {}

    private final OutputsLines lines;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final ConcurrentLinkedQueue<Left> left = new ConcurrentLinkedQueue<>();

    private Outputs(String iostream) {
        this.lines = new OutputsLines(iostream);
    }

    public static void wrote(@Nullable FileDescriptor fd, int oneByte) {
        if (fd == FileDescriptor.out || fd == FileDescriptor.err) {
            of(fd).wrote(new byte[] {(byte) oneByte}, 0, 1);
        }
    }

    public static void wrote(@Nullable FileDescriptor fd, byte[] bytes) {
        if (fd == FileDescriptor.out || fd == FileDescriptor.err) {
            of(fd).wrote(bytes, 0, bytes.length);
        }
    }

    public static void wrote(@Nullable FileDescriptor fd, byte[] bytes, int start, int length) {
        if (fd == FileDescriptor.out || fd == FileDescriptor.err) {
            of(fd).wrote(bytes, start, length);
        }
    }

    /** For a thread of ours, now and then: what has stood unterminated for that long becomes a line as it is. */
    public static void flush(long olderThanNanos) {
        STDOUT.flushOld(olderThanNanos);
        STDERR.flushOld(olderThanNanos);
    }

    private static Outputs of(FileDescriptor fd) {
        return fd == FileDescriptor.out ? STDOUT : STDERR;
    }

    private void wrote(byte[] bytes, int start, int length) {
        try {
            if (taken.compareAndSet(false, true)) {
                try {
                    lines.add(bytes, start, length, null);
                } finally {
                    taken.set(false);
                }
            } else {
                byte[] copy = new byte[length];
                System.arraycopy(bytes, start, copy, 0, length);
                left.add(new Left(copy, Recorder.currentThread()));
            }
            takeLeft();
        } catch (Throwable e) {
            // an error of the JVM itself: it shows in the application without our help
        }
    }

    private void takeLeft() {
        while (!left.isEmpty() && taken.compareAndSet(false, true)) {
            try {
                for (Left next = left.poll(); next != null; next = left.poll()) {
                    lines.add(next.bytes(), 0, next.bytes().length, next.thread());
                }
            } finally {
                taken.set(false);
            }
        }
    }

    private void flushOld(long olderThanNanos) {
        if (lines.isEmpty() && left.isEmpty()) {
            return;
        }
        takeLeft();
        if (taken.compareAndSet(false, true)) {
            try {
                lines.flush(olderThanNanos);
            } finally {
                taken.set(false);
            }
        }
    }
}
