package io.sillage.analyzer.capture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pcapng format (draft-ietf-opsawg-pcapng), of any number of sections and interfaces.
 *
 * <pre>
 * block      0 type    4 length of all of it    8 body, padded to 4 bytes    … the length again
 * section    8 1a2b3c4d in the section's byte order    12 version    16 section length    24 options
 * interface  8 link type    12 snapshot length    16 options (9 if_tsresol, 14 if_tsoffset)
 * enhanced   8 interface    12 time, high and low word    20 captured    24 on the wire    28 data
 * simple     8 on the wire    12 data
 * old        8 interface (16 bits), drops    12 time    20 captured    24 on the wire    28 data
 * </pre>
 */
final class PcapngReader implements CaptureReader {
    static final int SECTION = 0x0a0d0d0a;

    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER = 0x1a2b3c4d;
    private static final int FRAMING_BYTES = 12;
    /** A block that must be understood is held in memory as a whole. */
    private static final int MAX_BLOCK_BYTES = 1 << 24;

    private static final int MAX_INTERFACES = 65_536;

    private final Feed feed;
    private final String name;
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private long pending;
    private @Nullable String problem;

    PcapngReader(Feed feed, String name) {
        this.feed = feed;
        this.name = name;
    }

    @Override
    public boolean next(Frame frame) throws IOException {
        while (problem == null) {
            if (!feed.skip(pending)) {
                problem = Damage.cut(name, feed.position(), "the rest of a block", 0);
                return false;
            }
            pending = 0;
            if (!feed.has(FRAMING_BYTES)) {
                if (feed.buffered() > 0) {
                    problem = Damage.cut(name, feed.position(), "a block of at least 12 bytes", feed.buffered());
                }
                return false;
            }
            if (block(frame)) {
                return true;
            }
        }
        return false;
    }

    /** Reads the block at hand; true when it is a packet. */
    private boolean block(Frame frame) throws IOException {
        if (Bytes.int32(feed.bytes(), feed.at()) == SECTION && !beginSection()) {
            return false;
        }
        int type = feed.int32(0);
        long length = feed.uint32(4);
        if (length < FRAMING_BYTES || length % 4 != 0) {
            problem = Damage.odd(
                    name,
                    feed.position() + 4,
                    "a block length of " + length + " was found, a multiple of 4 of at least 12 was expected");
            return false;
        }
        pending = length;
        boolean known = type == SECTION || type == INTERFACE || isPacket(type);
        if (!known) {
            return false;
        }
        if (length > MAX_BLOCK_BYTES) {
            problem = Damage.absurd(name, feed.position() + 4, "block length", length, MAX_BLOCK_BYTES);
            return false;
        }
        if (!feed.has((int) length)) {
            problem = Damage.cut(name, feed.position(), "a block of " + length + " bytes", feed.buffered());
            return false;
        }
        if (type == INTERFACE) {
            declare((int) length);
        }
        return isPacket(type) && packet(frame, type, (int) length);
    }

    private static boolean isPacket(int type) {
        return type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == OLD_PACKET;
    }

    private boolean beginSection() throws IOException {
        int order = Bytes.int32(feed.bytes(), feed.at() + 8);
        if (order != BYTE_ORDER && Integer.reverseBytes(order) != BYTE_ORDER) {
            problem = Damage.odd(
                    name,
                    feed.position() + 8,
                    String.format("a byte order of 0x%08x", order)
                            + " was found, 0x1a2b3c4d in either order was expected");
            return false;
        }
        feed.order(order == BYTE_ORDER ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        interfaces.clear();
        return true;
    }

    private void declare(int length) {
        if (length < 20) {
            problem = Damage.odd(
                    name, feed.position(), "an interface of " + length + " bytes, at least 20 were expected");
        } else if (interfaces.size() == MAX_INTERFACES) {
            problem = Damage.absurd(name, feed.position(), "number of interfaces", MAX_INTERFACES + 1L, MAX_INTERFACES);
        } else {
            interfaces.add(CaptureInterface.read(feed, length));
        }
    }

    private boolean packet(Frame frame, int type, int length) {
        int dataAt = type == SIMPLE_PACKET ? 12 : 28;
        if (length < dataAt + 4) {
            problem = Damage.odd(
                    name,
                    feed.position() + 4,
                    "a packet block of " + length + " bytes, at least " + (dataAt + 4) + " were expected");
            return false;
        }
        int number = type == SIMPLE_PACKET ? 0 : type == OLD_PACKET ? feed.uint16(8) : feed.int32(8);
        if (number < 0 || number >= interfaces.size()) {
            problem = Damage.odd(
                    name,
                    feed.position() + 8,
                    "a packet of interface " + (number & 0xffff_ffffL) + ", the section has declared "
                            + interfaces.size());
            return false;
        }
        CaptureInterface from = interfaces.get(number);
        long wire = feed.uint32(type == SIMPLE_PACKET ? 8 : 24);
        long captured = type == SIMPLE_PACKET ? Math.min(wire, from.snapBytes()) : feed.uint32(20);
        int room = length - dataAt - 4;
        if (captured > room) {
            if (type != SIMPLE_PACKET) {
                problem = Damage.absurd(name, feed.position() + 20, "captured length", captured, room);
                return false;
            }
            captured = room;
        }
        long nanos = type == SIMPLE_PACKET ? 0 : from.nanos(feed.uint32(12) << 32 | feed.uint32(16));
        frame.set(feed.bytes(), feed.at() + dataAt, (int) captured, wire, from.linkType(), nanos);
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
