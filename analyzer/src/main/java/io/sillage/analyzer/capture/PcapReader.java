package io.sillage.analyzer.capture;

import java.io.IOException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The classic format of libpcap (pcap-savefile(5)), in either byte order.
 *
 * <pre>
 * file header    0 magic: a1b2c3d4 microseconds, a1b23c4d nanoseconds, a1b2cd34 microseconds and 24-byte headers
 *                4 version 2.4    8 time zone, accuracy: unused    16 snapshot length    20 link type (low 16 bits)
 * packet header  0 seconds    4 micro- or nanoseconds    8 captured bytes    12 bytes on the wire
 * </pre>
 */
final class PcapReader implements CaptureReader {
    private static final int MICROS = 0xa1b2c3d4;
    private static final int NANOS = 0xa1b23c4d;
    private static final int KUZNETZOV = 0xa1b2cd34;
    private static final int FILE_HEADER_BYTES = 24;

    private final Feed feed;
    private final String name;
    private int headerBytes = 16;
    private int nanosPerUnit = 1000;
    private int linkType = -1;
    private int pending;
    private @Nullable String problem;

    PcapReader(Feed feed, String name) throws IOException {
        this.feed = feed;
        this.name = name;
        if (!feed.has(FILE_HEADER_BYTES)) {
            problem = Damage.cut(name, 0, "the file header of 24 bytes", feed.buffered());
            return;
        }
        int magic = Bytes.int32(feed.bytes(), feed.at());
        boolean big = magic == MICROS || magic == NANOS || magic == KUZNETZOV;
        feed.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int kind = feed.int32(0);
        nanosPerUnit = kind == NANOS ? 1 : 1000;
        headerBytes = kind == KUZNETZOV ? 24 : 16;
        linkType = feed.int32(20) & 0xffff;
        pending = FILE_HEADER_BYTES;
    }

    static boolean isMagic(int first) {
        int swapped = Integer.reverseBytes(first);
        return first == MICROS
                || first == NANOS
                || first == KUZNETZOV
                || swapped == MICROS
                || swapped == NANOS
                || swapped == KUZNETZOV;
    }

    @Override
    public boolean next(Frame frame) throws IOException {
        if (problem != null || !feed.skip(pending)) {
            return false;
        }
        pending = 0;
        if (!feed.has(headerBytes)) {
            if (feed.buffered() > 0) {
                problem = Damage.cut(
                        name, feed.position(), "a packet header of " + headerBytes + " bytes", feed.buffered());
            }
            return false;
        }
        long captured = feed.uint32(8);
        if (captured > Damage.MAX_FRAME_BYTES) {
            problem = Damage.absurd(name, feed.position() + 8, "captured length", captured, Damage.MAX_FRAME_BYTES);
            return false;
        }
        if (!feed.has(headerBytes + (int) captured)) {
            problem = Damage.cut(
                    name,
                    feed.position() + headerBytes,
                    "a packet of " + captured + " bytes",
                    feed.buffered() - headerBytes);
            return false;
        }
        long nanos = feed.uint32(0) * 1_000_000_000L + feed.uint32(4) * nanosPerUnit;
        frame.set(feed.bytes(), feed.at() + headerBytes, (int) captured, feed.uint32(12), linkType, nanos);
        pending = headerBytes + (int) captured;
        return true;
    }

    @Override
    public @Nullable String problem() {
        return problem;
    }

    @Override
    public void close() throws IOException {
        feed.close();
    }
}
