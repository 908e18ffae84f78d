package io.sillage.event;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A segment at rest: re-encoded by columns and compressed as a whole, with an index before and a checksum over all of
 * it. {@link #unseal} gives the raw segment back bit for bit, so there is one reader for both.
 *
 * <pre>
 *   0       8         12         16      24       32       40        48        56      64
 *  +-------+---------+----------+-------+--------+--------+---------+---------+-------+------------+
 *  | magic | version | compress | total | events | first  | last    | kinds   | rawB. | raw header |
 *  |       |         | or id    | bytes |        | mono   | mono    |         |       | 64 bytes   |
 *  +-------+---------+----------+-------+--------+--------+---------+---------+-------+------------+
 *  128: four times (u32 raw length, u32 compressed length), 160: the four columns, last: u32 crc32c of all before
 * </pre>
 */
public final class Sealed {
    /** The bytes {@code SILSEAL\n}. */
    public static final long MAGIC = 0x0A4C4145534C4953L;

    private static final int VERSION = 1;
    private static final int RAW_HEADER = 64;
    private static final int LENGTHS = 128;
    private static final int COLUMNS = 160;
    /** No segment is larger; so a hostile length can't make a reader allocate without bound. */
    private static final int MAX_RAW_BYTES = 64 << 20;

    private Sealed() {}

    /**
     * Seals what is committed of a raw segment.
     *
     * @throws DamagedSegment when the raw segment is damaged
     */
    public static byte[] seal(ByteBuffer segment, Compressor compressor) {
        ByteBuffer raw = segment.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        raw.clear();
        SegmentFacts facts = SegmentFacts.of(raw);
        byte[] bytes = new byte[(int) facts.rawBytes()];
        raw.get(0, bytes);
        byte[][] columns = Columns.split(bytes, SegmentHeader.BYTES, bytes.length);
        byte[][] squeezed = new byte[Columns.COUNT][];
        int total = COLUMNS + Integer.BYTES;
        for (int i = 0; i < Columns.COUNT; i++) {
            squeezed[i] = compressor.compress(columns[i]);
            total += squeezed[i].length;
        }
        ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(MAGIC).putInt(VERSION).putInt(compressor.id()).putLong(total);
        out.putLong(facts.events()).putLong(facts.firstMono()).putLong(facts.lastMono());
        out.putLong(facts.kinds()).putLong(facts.rawBytes());
        out.put(bytes, 0, SegmentHeader.BYTES);
        for (int i = 0; i < Columns.COUNT; i++) {
            out.putInt(columns[i].length).putInt(squeezed[i].length);
        }
        for (byte[] column : squeezed) {
            out.put(column);
        }
        out.putInt(checksum(out.array(), total - Integer.BYTES));
        return out.array();
    }

    /** The index at the beginning of a sealed segment; 128 bytes are enough. The checksum is not looked at. */
    public static SegmentFacts facts(ByteBuffer sealed) {
        ByteBuffer in = checkedHead(sealed);
        ByteBuffer header = in.slice(RAW_HEADER, SegmentHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return new SegmentFacts(
                SegmentHeader.lane(header),
                SegmentHeader.firstSeq(header),
                in.getLong(24),
                SegmentHeader.lostAfter(header),
                in.getLong(32),
                in.getLong(40),
                in.getLong(48),
                in.getLong(56));
    }

    /** How long the file is, if it is whole. */
    public static long totalBytes(ByteBuffer sealed) {
        return checkedHead(sealed).getLong(16);
    }

    /** Which compressor a sealed segment needs: {@link Compressor#id}. */
    public static int compressorId(ByteBuffer sealed) {
        return checkedHead(sealed).getInt(12);
    }

    /**
     * The raw segment, bit for bit up to its committed end.
     *
     * @throws DamagedSegment when the bytes are cut, flipped, or of another compressor
     */
    public static ByteBuffer unseal(byte[] sealed, Compressor compressor) {
        ByteBuffer in = checkedHead(ByteBuffer.wrap(sealed));
        long total = in.getLong(16);
        if (total != sealed.length || total < COLUMNS + Integer.BYTES) {
            throw new DamagedSegment("a sealed segment of " + total + " bytes has " + sealed.length);
        }
        int end = sealed.length - Integer.BYTES;
        if (in.getInt(end) != checksum(sealed, end)) {
            throw new DamagedSegment("the checksum is wrong: expected " + Integer.toHexString(checksum(sealed, end))
                    + ", found " + Integer.toHexString(in.getInt(end)));
        }
        if (in.getInt(12) != compressor.id()) {
            throw new DamagedSegment("compressor " + in.getInt(12) + " is needed, this program has " + compressor.id());
        }
        ByteBuffer raw = ByteBuffer.allocate((int) in.getLong(56)).order(ByteOrder.LITTLE_ENDIAN);
        raw.put(sealed, RAW_HEADER, SegmentHeader.BYTES);
        Columns.join(columns(sealed, in, compressor), raw);
        raw.clear();
        return raw;
    }

    private static byte[][] columns(byte[] sealed, ByteBuffer in, Compressor compressor) {
        byte[][] columns = new byte[Columns.COUNT][];
        int at = COLUMNS;
        for (int i = 0; i < Columns.COUNT; i++) {
            int rawBytes = in.getInt(LENGTHS + 8 * i);
            int bytes = in.getInt(LENGTHS + 8 * i + 4);
            if (rawBytes < 0 || rawBytes > MAX_RAW_BYTES || bytes < 0 || bytes > sealed.length - at) {
                throw new DamagedSegment("column " + i + " of " + rawBytes + " bytes in " + bytes);
            }
            columns[i] = compressor.decompress(java.util.Arrays.copyOfRange(sealed, at, at + bytes), rawBytes);
            at += bytes;
        }
        return columns;
    }

    private static ByteBuffer checkedHead(ByteBuffer sealed) {
        ByteBuffer in = sealed.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (in.limit() < LENGTHS) {
            throw new DamagedSegment("the sealed segment is cut: " + in.limit() + " bytes, need " + LENGTHS);
        }
        if (in.getLong(0) != MAGIC) {
            throw new DamagedSegment("no sealed segment: it does not begin with SILSEAL");
        }
        if (in.getInt(8) != VERSION) {
            throw new DamagedSegment("sealed segment version " + in.getInt(8) + ", this program reads version "
                    + VERSION + "; use a newer sillage");
        }
        long rawBytes = in.getLong(56);
        if (rawBytes < SegmentHeader.BYTES || rawBytes > MAX_RAW_BYTES) {
            throw new DamagedSegment(
                    "a raw size of " + rawBytes + " bytes is not within " + SegmentHeader.BYTES + ".." + MAX_RAW_BYTES);
        }
        return in;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
