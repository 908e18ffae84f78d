package io.sillage.analyzer.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a stream, as bytes. A line ends with a line feed, a carriage return or both, as those of
 * {@link java.io.BufferedReader} do. In memory is a piece of the stream, or the line if that is larger. One thread.
 */
public final class ByteLines implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    private static final int MAX_LINE = Integer.MAX_VALUE - 8;

    private final InputStream in;
    private byte[] bytes;
    /** Where the line begins and ends. */
    private int from;

    private int to;
    /** Where the next one begins. */
    private int next;
    /** Where that ends which was read. */
    private int end;
    /** Whether a line feed would belong to the line end before. */
    private boolean half;
    /** Whether nothing more can be read. */
    private boolean ended;
    /** How many bytes of the stream are still to be read. */
    private long left;

    private ByteLines(InputStream in, byte[] bytes, long most) {
        this.in = in;
        this.bytes = bytes;
        left = most;
    }

    /** @param in is closed with this */
    public static ByteLines of(InputStream in) {
        return of(in, Long.MAX_VALUE);
    }

    /**
     * Those of the first bytes of a stream.
     *
     * @param in is closed with this
     * @param most so many bytes; what comes behind them is not read
     */
    public static ByteLines of(InputStream in, long most) {
        return new ByteLines(in, new byte[PIECE], most);
    }

    /** Those of bytes that are in memory; they are not changed. */
    public static ByteLines of(byte[] bytes) {
        ByteLines lines = new ByteLines(InputStream.nullInputStream(), bytes, 0);
        lines.end = bytes.length;
        lines.ended = true;
        return lines;
    }

    /** Goes on to the next line; false if there is none. */
    public boolean next() throws IOException {
        from = next;
        if (half && (from < end || fill()) && bytes[from] == '\n') {
            from++;
        }
        half = false;
        to = EightBytes.lineEnd(bytes, from, end);
        while (to == end) {
            int seen = end - from;
            if (!fill()) {
                next = end;
                return to > from;
            }
            to = EightBytes.lineEnd(bytes, from + seen, end);
        }
        half = bytes[to] == '\r';
        next = to + 1;
        return true;
    }

    /** Reads on behind what the line has so far, which may move to the front for that; false at the end of the stream. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (end == bytes.length) {
            System.arraycopy(bytes, from, bytes, 0, end - from);
            end -= from;
            from = 0;
            to = end;
        }
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, larger(end));
        }
        int read = left == 0 ? -1 : in.read(bytes, end, (int) Math.min(left, bytes.length - end));
        ended = read < 0;
        left -= Math.max(0, read);
        end += Math.max(0, read);
        return !ended;
    }

    private static int larger(int size) throws IOException {
        if (size == MAX_LINE) {
            throw new IOException("a line is longer than " + MAX_LINE + " bytes");
        }
        return size > MAX_LINE / 2 ? MAX_LINE : 2 * size;
    }

    /** Whether the line has an end; the last one of a stream may have none. */
    public boolean isWhole() {
        return to < end;
    }

    /** The line stands in these from {@link #from} to {@link #to}, until the next one is asked for. */
    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The line; what is not UTF-8 is replaced. */
    public String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
