package io.sillage.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of one entry while it is made: grows, and is used again for the next entry. Not thread-safe. */
class Body {
    private byte[] bytes = new byte[512];
    private int length;

    final void clear() {
        length = 0;
    }

    final int length() {
        return length;
    }

    final byte[] bytes() {
        return bytes;
    }

    public final void varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    public final void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    public final void real(double value) {
        room(8);
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[length++] = (byte) (bits >>> shift);
        }
    }

    public final void text(@Nullable String value) {
        if (value == null) {
            varint(0);
            return;
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length + 1L);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    public final void flag(boolean value) {
        varint(value ? 1 : 0);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
