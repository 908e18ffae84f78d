package io.sillage.analyzer.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes of a stream, some of them contiguous in memory. It holds what was asked for at once and never more than twice
 * that, whatever lengths a file claims.
 */
final class Feed implements Closeable {
    private static final int INITIAL_BYTES = 1 << 18;

    private final InputStream in;
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int at;
    private int limit;
    private long dropped;
    private boolean littleEndian;

    Feed(InputStream in) {
        this.in = in;
    }

    void order(ByteOrder order) {
        littleEndian = order == ByteOrder.LITTLE_ENDIAN;
    }

    /** Where in the stream the next byte is. */
    long position() {
        return dropped + at;
    }

    /** How many bytes are at hand without asking for more. */
    int buffered() {
        return limit - at;
    }

    /** Gets that many bytes into memory; false when the stream ends before. */
    boolean has(int count) throws IOException {
        if (limit - at >= count) {
            return true;
        }
        makeRoom(count);
        while (limit - at < count) {
            int read = in.read(bytes, limit, bytes.length - limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }

    private void makeRoom(int count) {
        dropped += at;
        if (count > bytes.length) {
            byte[] larger = new byte[Math.max(count, bytes.length * 2)];
            System.arraycopy(bytes, at, larger, 0, limit - at);
            bytes = larger;
        } else {
            System.arraycopy(bytes, at, bytes, 0, limit - at);
        }
        limit -= at;
        at = 0;
    }

    /** Leaves bytes out; false when the stream ends before. */
    boolean skip(long count) throws IOException {
        long left = count;
        while (left > buffered()) {
            left -= buffered();
            dropped += limit;
            at = 0;
            limit = Math.max(0, in.read(bytes, 0, bytes.length));
            if (limit == 0) {
                return false;
            }
        }
        at += (int) left;
        return true;
    }

    /** The array that holds what {@link #has} promised, from {@link #at} on. */
    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int int32(int ahead) {
        int value = Bytes.int32(bytes, at + ahead);
        return littleEndian ? Integer.reverseBytes(value) : value;
    }

    long uint32(int ahead) {
        return int32(ahead) & 0xffff_ffffL;
    }

    int uint16(int ahead) {
        int value = Bytes.uint16(bytes, at + ahead);
        return littleEndian ? Short.toUnsignedInt(Short.reverseBytes((short) value)) : value;
    }

    long int64(int ahead) {
        return littleEndian ? uint32(ahead + 4) << 32 | uint32(ahead) : uint32(ahead) << 32 | uint32(ahead + 4);
    }

    byte int8(int ahead) {
        return bytes[at + ahead];
    }

    /** A copy, for what must outlive the next call. */
    byte[] copy(int ahead, int count) {
        return Arrays.copyOfRange(bytes, at + ahead, at + ahead + count);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
