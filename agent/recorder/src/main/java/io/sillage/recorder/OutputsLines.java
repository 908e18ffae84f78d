package io.sillage.recorder;

import io.sillage.event.Logged;
import io.sillage.event.Nullable;
import io.sillage.event.ThreadInfo;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Assembles the lines of one stream. One thread at a time. */
final class OutputsLines {
    /** A longer line comes in parts of this size, each but the last one marked. */
    static final int LONGEST = 16 * 1024;

    private final String iostream;
    private byte[] rest = new byte[256];
    private volatile int length;
    private long since;
    private @Nullable ThreadInfo writer;
    private WeakReference<Thread> writerThread = new WeakReference<>(null);
    private boolean part;

    OutputsLines(String iostream) {
        this.iostream = iostream;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** @param left the thread that wrote, where it is not the current one */
    void add(byte[] bytes, int start, int count, @Nullable ThreadInfo left) {
        int from = start;
        int end = start + count;
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\n') {
                append(bytes, from, i - from);
                emit(left, false, part);
                part = false;
                from = i + 1;
            } else if (isFull(length + (i - from), bytes[i])) {
                append(bytes, from, i - from);
                emit(left, false, true);
                part = true;
                from = i;
            }
        }
        if (from < end) {
            if (length == 0) {
                since = System.nanoTime();
            }
            append(bytes, from, end - from);
            remember(left);
        }
    }

    /** Parts end between characters, unless there are none. */
    private static boolean isFull(int bytes, byte next) {
        boolean inCharacter = (next & 0xc0) == 0x80;
        return bytes >= LONGEST && (!inCharacter || bytes >= LONGEST + 3);
    }

    /** To know a thread in full costs system calls: once is enough for a thread that prints bit by bit. */
    private void remember(@Nullable ThreadInfo left) {
        if (left != null) {
            writer = left;
            writerThread = new WeakReference<>(null);
        } else if (writerThread.get() != Thread.currentThread()) {
            writer = Recorder.currentThread();
            writerThread = new WeakReference<>(Thread.currentThread());
        }
    }

    /** The unterminated rest, if it is that old; its writer is the last thread that added to it. */
    void flush(long olderThanNanos) {
        if (length > 0 && System.nanoTime() - since >= olderThanNanos) {
            emit(writer, true, part);
            part = false;
        }
    }

    private void append(byte[] bytes, int start, int count) {
        int needed = length + count;
        if (needed > rest.length) {
            rest = Arrays.copyOf(rest, Math.max(needed, Math.min(2 * rest.length, LONGEST)));
        }
        System.arraycopy(bytes, start, rest, length, count);
        length = needed;
    }

    private void emit(@Nullable ThreadInfo thread, boolean unterminated, boolean overlong) {
        int end = length;
        if (!unterminated && end > 0 && rest[end - 1] == '\r') {
            end--;
        }
        length = 0;
        String raw = null;
        String body;
        try {
            body = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(rest, 0, end))
                    .toString();
        } catch (CharacterCodingException e) {
            body = new String(rest, 0, end, StandardCharsets.UTF_8);
            raw = Base64.getEncoder().encodeToString(Arrays.copyOf(rest, end));
        }
        Logged line = Logged.line(body, iostream, raw, unterminated, overlong);
        if (thread == null) {
            Recorder.record(line);
        } else {
            Recorder.record(line, thread);
        }
    }
}
