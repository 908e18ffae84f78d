package io.sillage.event;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The first 64 bytes of a segment, little-endian.
 *
 * <pre>
 *   0        8         12       16          24         32         40         48          56     60
 *  +--------+---------+--------+-----------+----------+----------+----------+-----------+------+-------+
 *  | magic  | version | state  | committed | baseMono | baseWall | firstSeq | lostAfter | lane | crc32c|
 *  +--------+---------+--------+-----------+----------+----------+----------+-----------+------+-------+
 *  crc32c covers what never changes after the claim: bytes 0-11, 24-47 and 56-59
 * </pre>
 *
 * <p>Guarantee: {@code committed} is stored with release order after each entry, and loaded with acquire order before
 * the entries are read, so a reader in another process sees whole entries only. One writer a segment. Fences and not
 * VarHandle modes, because those refuse heap buffers on JDK 25; an aligned 8-byte store is whole on every processor that
 * HotSpot runs on.
 */
public final class SegmentHeader {
    /** The bytes {@code SILLAGE\n}. */
    public static final long MAGIC = 0x0A4547414C4C4953L;

    public static final int VERSION = 1;
    public static final int BYTES = 64;
    /** Made ahead by a helper thread and not yet used by anybody. */
    public static final int PREPARED = 0;
    /** Some thread writes into it, or its process died. */
    public static final int OPEN = 1;
    /** Its writer will not write into it again. */
    public static final int CLOSED = 2;

    private static final int STATE = 12;
    private static final int COMMITTED = 16;
    private static final int BASE_MONO = 24;
    private static final int BASE_WALL = 32;
    private static final int FIRST_SEQ = 40;
    private static final int LOST_AFTER = 48;
    private static final int LANE = 56;
    private static final int CHECK = 60;

    private SegmentHeader() {}

    /** Writes the header of a segment that nobody has claimed yet, with its clock pair. */
    public static void prepare(ByteBuffer segment, ClockPair base) {
        segment.order(ByteOrder.LITTLE_ENDIAN);
        segment.putLong(0, MAGIC).putInt(8, VERSION);
        segment.putLong(COMMITTED, BYTES).putLong(BASE_MONO, base.mono()).putLong(BASE_WALL, base.wall());
        setState(segment, PREPARED);
    }

    /** Makes a prepared segment the next one of a lane. */
    static void claim(ByteBuffer segment, int lane, long firstSeq) {
        segment.putLong(FIRST_SEQ, firstSeq).putLong(LOST_AFTER, 0).putInt(LANE, lane);
        segment.putInt(CHECK, checksum(segment));
        setState(segment, OPEN);
    }

    static void close(ByteBuffer segment) {
        setState(segment, CLOSED);
    }

    static void commit(ByteBuffer segment, long position) {
        VarHandle.releaseFence();
        segment.putLong(COMMITTED, position);
    }

    static void lostAfter(ByteBuffer segment, long count) {
        segment.putLong(LOST_AFTER, count);
    }

    public static int state(ByteBuffer segment) {
        int state = intAt(segment, STATE);
        VarHandle.acquireFence();
        return state;
    }

    public static long committed(ByteBuffer segment) {
        long committed = longAt(segment, COMMITTED);
        VarHandle.acquireFence();
        return committed;
    }

    public static ClockPair base(ByteBuffer segment) {
        return new ClockPair(longAt(segment, BASE_WALL), longAt(segment, BASE_MONO));
    }

    public static long firstSeq(ByteBuffer segment) {
        return longAt(segment, FIRST_SEQ);
    }

    public static long lostAfter(ByteBuffer segment) {
        return longAt(segment, LOST_AFTER);
    }

    public static int lane(ByteBuffer segment) {
        return intAt(segment, LANE);
    }

    /** Throws {@link DamagedSegment} when these bytes are no segment that this version can read. */
    public static void check(ByteBuffer segment) {
        if (segment.limit() < BYTES) {
            throw new DamagedSegment("the header is cut: " + segment.limit() + " bytes, need " + BYTES);
        }
        if (longAt(segment, 0) != MAGIC) {
            throw new DamagedSegment("no segment: it does not begin with SILLAGE");
        }
        int version = intAt(segment, 8);
        if (version != VERSION) {
            throw new DamagedSegment(
                    "segment version " + version + ", this program reads version " + VERSION + "; use a newer sillage");
        }
        int state = state(segment);
        if (state == PREPARED) {
            return;
        }
        if (intAt(segment, CHECK) != checksum(segment)) {
            throw new DamagedSegment("the header's checksum is wrong: expected "
                    + Integer.toHexString(checksum(segment)) + ", found "
                    + Integer.toHexString(intAt(segment, CHECK)));
        }
        long committed = committed(segment);
        if (state > CLOSED || state < 0 || committed < BYTES || committed > segment.capacity()) {
            throw new DamagedSegment("the header is damaged: state " + state + ", committed " + committed + " of "
                    + segment.capacity() + " bytes");
        }
    }

    private static void setState(ByteBuffer segment, int state) {
        VarHandle.releaseFence();
        segment.putInt(STATE, state);
    }

    private static long longAt(ByteBuffer segment, int at) {
        long value = segment.getLong(at);
        return segment.order() == ByteOrder.LITTLE_ENDIAN ? value : Long.reverseBytes(value);
    }

    private static int intAt(ByteBuffer segment, int at) {
        int value = segment.getInt(at);
        return segment.order() == ByteOrder.LITTLE_ENDIAN ? value : Integer.reverseBytes(value);
    }

    private static int checksum(ByteBuffer segment) {
        byte[] header = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            header[i] = segment.get(i);
        }
        CRC32C crc = new CRC32C();
        crc.update(header, 0, STATE);
        crc.update(header, BASE_MONO, LOST_AFTER - BASE_MONO);
        crc.update(header, LANE, CHECK - LANE);
        return (int) crc.getValue();
    }
}
