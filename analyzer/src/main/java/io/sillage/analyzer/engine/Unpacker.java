package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Packer} wrote. */
public final class Unpacker {
    static final int TEXTS = 0;
    static final int SKETCH = 1;
    static final int LISTED = 2;

    private final byte[] bytes;
    private int at;

    public Unpacker(byte[] bytes) {
        this.bytes = bytes;
    }

    public long number() {
        long zigzag = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            zigzag |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
    }

    public int small() {
        return Math.toIntExact(number());
    }

    long fixed() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            value |= (bytes[at++] & 0xFFL) << shift;
        }
        return value;
    }

    public String text() {
        int length = small();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    void value(Cell result) {
        byte type = (byte) small();
        switch (type) {
            case Row.ABSENT -> result.absent();
            case Row.REAL -> result.set(type, fixed(), null);
            case Row.TEXT -> result.set(type, 0, text());
            case Row.OTHER -> result.set(type, 0, other());
            default -> result.set(type, number(), null);
        }
    }

    private Object other() {
        int what = small();
        return what == SKETCH ? Sketch.of(this) : what == LISTED ? Listed.of(this) : texts();
    }

    List<String> texts() {
        int count = small();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }

    public Row row(int fields) {
        Row row = new Row(fields);
        Cell cell = new Cell();
        for (int field = 0; field < fields; field++) {
            value(cell);
            Object object = cell.object;
            if (cell.type == Row.TEXT || cell.type == Row.OTHER) {
                row.setObject(field, cell.type, checked(object));
            } else if (cell.type != Row.ABSENT) {
                row.set(field, cell.type, cell.bits);
            }
        }
        return row;
    }

    private static Object checked(@Nullable Object object) {
        if (object == null) {
            throw new IllegalStateException("Bug: a text of nothing");
        }
        return object;
    }

    public boolean atEnd() {
        return at == bytes.length;
    }
}
