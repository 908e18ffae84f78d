package io.sillage.event;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * The entries of a raw segment taken apart by field, and put together again bit for bit. Equal fields beside each
 * other compress to a third of what the rows would.
 *
 * <pre>
 *  tags       every entry's tag
 *  times      every method entry's dt
 *  durations  every method exit's duration
 *  rest       error names of op 2; length and body of op 3
 * </pre>
 */
final class Columns {
    static final int COUNT = 4;

    private Columns() {}

    static byte[][] split(byte[] raw, int from, int to) {
        ByteArrayOutputStream[] columns = new ByteArrayOutputStream[COUNT];
        for (int i = 0; i < COUNT; i++) {
            columns[i] = new ByteArrayOutputStream((to - from) / 2);
        }
        Cursor in = new Cursor(raw, from, to);
        while (in.at < to) {
            int op = raw[in.at] & 3;
            in.copyVarint(columns[0]);
            if (op == Op.OTHER) {
                in.copyBody(columns[3]);
                continue;
            }
            in.copyVarint(columns[1]);
            if (op != Op.ENTER) {
                in.copyVarint(columns[2]);
            }
            if (op == Op.THROW) {
                in.copyVarint(columns[3]);
            }
        }
        byte[][] bytes = new byte[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            bytes[i] = columns[i].toByteArray();
        }
        return bytes;
    }

    /** Appends the rows to {@code raw} from its position on. */
    static void join(byte[][] columns, ByteBuffer raw) {
        Cursor[] in = new Cursor[COUNT];
        for (int i = 0; i < COUNT; i++) {
            in[i] = new Cursor(columns[i], 0, columns[i].length);
        }
        while (in[0].at < in[0].to) {
            int op = in[0].bytes[in[0].at] & 3;
            in[0].copyVarint(raw);
            if (op == Op.OTHER) {
                in[3].copyBody(raw);
                continue;
            }
            in[1].copyVarint(raw);
            if (op != Op.ENTER) {
                in[2].copyVarint(raw);
            }
            if (op == Op.THROW) {
                in[3].copyVarint(raw);
            }
        }
        for (Cursor column : in) {
            if (column.at != column.to) {
                throw new DamagedSegment("columns of different length");
            }
        }
    }

    /** A place in a byte array, that copies what it passes. */
    private static final class Cursor {
        final byte[] bytes;
        final int to;
        int at;

        Cursor(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.at = from;
            this.to = to;
        }

        void copyVarint(ByteArrayOutputStream out) {
            int from = at;
            skipVarint();
            out.write(bytes, from, at - from);
        }

        void copyVarint(ByteBuffer out) {
            int from = at;
            skipVarint();
            put(out, from);
        }

        void copyBody(ByteArrayOutputStream out) {
            int from = at;
            skipBody();
            out.write(bytes, from, at - from);
        }

        void copyBody(ByteBuffer out) {
            int from = at;
            skipBody();
            put(out, from);
        }

        private void put(ByteBuffer out, int from) {
            if (out.remaining() < at - from) {
                throw new DamagedSegment("the columns hold more than the segment did");
            }
            out.put(bytes, from, at - from);
        }

        private void skipBody() {
            long length = skipVarint();
            if (length < 0 || length > to - at) {
                throw new DamagedSegment(
                        "at byte " + at + ": an entry of " + length + " bytes where " + (to - at) + " are left");
            }
            at += (int) length;
        }

        private long skipVarint() {
            long value = 0;
            for (int shift = 0; at < to && shift < 70; shift += 7) {
                byte next = bytes[at++];
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new DamagedSegment("at byte " + at + ": an entry is cut");
        }
    }
}
