package io.sillage.analyzer.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Finds where the last whole line ends of what is written bit by bit. */
public final class LineEnds {
    private static final int PIECE = 1 << 16;

    private LineEnds() {}

    /**
     * Behind the last line end, 0 if there is none. A carriage return at the very end is none yet: a line feed may follow.
     *
     * @param size so many bytes are looked at
     */
    public static int last(byte[] bytes, int size) {
        int end = size;
        while (end > 0 && !(bytes[end - 1] == '\n' || bytes[end - 1] == '\r' && end < size)) {
            end--;
        }
        return end;
    }

    /** The same of a file's first bytes. */
    public static long last(FileChannel file, long size) throws IOException {
        long end = size;
        while (end > 0) {
            // one byte of the piece behind, so that a carriage return at its beginning has something after it
            long from = Math.max(0, end - PIECE);
            ByteBuffer piece = ByteBuffer.allocate((int) (Math.min(size, end + 1) - from));
            while (piece.hasRemaining() && file.read(piece, from + piece.position()) >= 0) {
                continue;
            }
            int last = last(piece.array(), piece.position());
            if (last > 0) {
                return from + last;
            }
            end = from;
        }
        return 0;
    }
}
