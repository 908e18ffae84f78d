package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a slice keeps as bytes, for {@link Unpacker} to read.
 *
 * <pre>
 *   number    zigzag, 7 bits a byte, least first, the high bit says that more follow
 *   text      number of bytes, then UTF-8
 *   value     type (as in Row), then by type: number | 8 bytes of a real | text | number of texts, texts
 * </pre>
 */
public final class Packer {
    private byte[] bytes = new byte[128];
    private int size;

    public Packer number(long value) {
        long zigzag = (value << 1) ^ (value >> 63);
        ensure(10);
        while ((zigzag & ~0x7FL) != 0) {
            bytes[size++] = (byte) (zigzag | 0x80);
            zigzag >>>= 7;
        }
        bytes[size++] = (byte) zigzag;
        return this;
    }

    Packer fixed(long value) {
        ensure(8);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    public Packer text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        ensure(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        return this;
    }

    /** What another one wrote. */
    public Packer bytes(byte[] packed) {
        ensure(packed.length);
        System.arraycopy(packed, 0, bytes, size, packed.length);
        size += packed.length;
        return this;
    }

    Packer value(byte type, long bits, @Nullable Object object) {
        number(type);
        switch (type) {
            case Row.ABSENT -> {}
            case Row.REAL -> fixed(bits);
            case Row.TEXT -> text(String.valueOf(object));
            case Row.OTHER -> other(object);
            default -> number(bits);
        }
        return this;
    }

    private void other(@Nullable Object object) {
        if (object instanceof Many many) {
            number(many instanceof Sketch ? Unpacker.SKETCH : Unpacker.LISTED);
            many.pack(this);
        } else if (object instanceof List<?> texts) {
            number(Unpacker.TEXTS).number(texts.size());
            texts.forEach(text -> text(String.valueOf(text)));
        } else {
            throw new IllegalStateException("Bug: no bytes for a value of " + object);
        }
    }

    public Packer row(Row row) {
        for (int field = 0; field < row.fields(); field++) {
            value(row.type(field), row.bits(field), row.object(field));
        }
        return this;
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    /** How many bytes it has. */
    public int size() {
        return size;
    }

    /** Takes back what was written after it had so many bytes. */
    public void takeBack(int toSize) {
        size = toSize;
    }

    /** What was written from so many bytes on, as another one; what was before stays. */
    public Packer split(int at) {
        Packer rest = new Packer();
        rest.bytes = Arrays.copyOfRange(bytes, at, Math.max(size, at + 128));
        rest.size = size - at;
        size = at;
        return rest;
    }

    public byte[] done() {
        return Arrays.copyOf(bytes, size);
    }
}
