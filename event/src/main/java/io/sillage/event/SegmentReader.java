package io.sillage.event;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the frames of one segment, in the order in which they were written. The bytes may be a file that its writer
 * still has mapped: {@link #next} gives null at the committed end, and more when it is asked again later.
 *
 * <p>Throws {@link DamagedSegment}, with the byte at which it happened, for bytes that no writer wrote.
 */
public final class SegmentReader {
    private static final Origin UNKNOWN_ORIGIN = new Origin("unknown", "unknown", null, 0, "unknown", null, null);

    private final ByteBuffer buffer;
    private final Fields fields = new Fields();
    private final Numbered<MethodEntered> methods = new Numbered<>();
    private final Numbered<String> names = new Numbered<>();
    private final Numbered<Connection> connections = new Numbered<>();
    private Origin origin = UNKNOWN_ORIGIN;
    private String stream = "";
    private @Nullable ThreadInfo thread;
    private int position = SegmentHeader.BYTES;
    private int end = SegmentHeader.BYTES;
    private long mono;
    private long seq;

    /** @param segment the whole file from its first byte; its position is ignored and not moved */
    public SegmentReader(ByteBuffer segment) {
        buffer = segment.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        buffer.clear();
        SegmentHeader.check(buffer);
        mono = SegmentHeader.base(buffer).mono();
        seq = SegmentHeader.firstSeq(buffer);
    }

    /** True when no writer has claimed it: it has no events and no lane yet. */
    public boolean prepared() {
        return SegmentHeader.state(buffer) == SegmentHeader.PREPARED;
    }

    /** True when nothing more will come. */
    public boolean closed() {
        return SegmentHeader.state(buffer) == SegmentHeader.CLOSED;
    }

    public int lane() {
        return SegmentHeader.lane(buffer);
    }

    public long firstSeq() {
        return SegmentHeader.firstSeq(buffer);
    }

    /** The number that the next frame will have. */
    public long nextSeq() {
        return seq;
    }

    /** How many of the lane's events were lost after this segment was full. */
    public long lostAfter() {
        return SegmentHeader.lostAfter(buffer);
    }

    /** The clock pair that was taken when the segment was prepared. */
    public ClockPair base() {
        return SegmentHeader.base(buffer);
    }

    /** Who wrote it; known after the first frame was read. */
    public Origin origin() {
        return origin;
    }

    /** The monotonic time of the last frame read, at first the segment's base. */
    public long mono() {
        return mono;
    }

    /** How many bytes of entries are read, and how many there are now. */
    public long committed() {
        return SegmentHeader.committed(buffer);
    }

    /** The next frame, or null at the committed end. */
    public @Nullable Frame next() {
        while (position < end || refresh()) {
            int entry = position;
            try {
                Frame frame = entry();
                if (frame != null) {
                    return frame;
                }
            } catch (DamagedSegment damaged) {
                throw new DamagedSegment("at byte " + entry + ": " + damaged.getMessage(), damaged);
            }
        }
        return null;
    }

    private boolean refresh() {
        if (prepared()) {
            return false;
        }
        long committed = SegmentHeader.committed(buffer);
        if (committed < position || committed > buffer.capacity()) {
            throw new DamagedSegment(
                    "committed " + committed + " is not within " + position + ".." + buffer.capacity());
        }
        seq = position == SegmentHeader.BYTES ? SegmentHeader.firstSeq(buffer) : seq;
        end = (int) committed;
        return position < end;
    }

    private @Nullable Frame entry() {
        fields.limit(end);
        long tag = fields.varint();
        long number = tag >>> 2;
        switch ((int) (tag & 3)) {
            case Op.ENTER -> {
                return frame(fields.varint(), method(number));
            }
            case Op.EXIT -> {
                return frame(fields.varint(), new MethodExited(method(number).method(), fields.varint(), null));
            }
            case Op.THROW -> {
                return frame(
                        fields.varint(),
                        new MethodExited(method(number).method(), fields.varint(), fields.requiredName()));
            }
            default -> {
                return other(number);
            }
        }
    }

    private @Nullable Frame other(long code) {
        long length = fields.varint();
        if (length < 0 || length > end - position) {
            throw new DamagedSegment("an entry of " + length + " bytes where " + (end - position) + " are left");
        }
        int after = position + (int) length;
        fields.limit(after);
        Frame frame = null;
        if (code < Op.FIRST_EVENT) {
            define((int) code);
        } else {
            frame = event(Kind.ofCode(code));
        }
        position = after;
        return frame;
    }

    /** An event of a kind that a later version wrote keeps its place in the sequence, and is passed over. */
    private @Nullable Frame event(@Nullable Kind kind) {
        long elapsed = fields.zigzag();
        if (kind == null) {
            mono += elapsed;
            seq++;
            return null;
        }
        return frame(elapsed, kind.read(fields));
    }

    private Frame frame(long elapsed, Event event) {
        mono += elapsed;
        return new Frame(origin, stream, seq++, mono, thread, event);
    }

    private void define(int code) {
        switch (code) {
            case Op.ORIGIN -> {
                origin = Origin.read(fields);
                stream = origin.process() + "/" + lane();
            }
            case Op.THREAD -> thread = ThreadInfo.read(fields);
            case Op.METHOD -> methods.put(fields.varint(), new MethodEntered(fields.requiredText()));
            case Op.NAME -> names.put(fields.varint(), fields.requiredText());
            case Op.CONNECTION -> {
                Connection connection = Connection.read(fields, origin.process());
                connections.put(connection.number(), connection);
            }
            default -> {
                // A definition that a later version wrote: what uses it is passed over as well.
            }
        }
    }

    private MethodEntered method(long number) {
        MethodEntered method = methods.get(number);
        if (method == null) {
            throw new DamagedSegment("method " + number + " is used and was not defined");
        }
        return method;
    }

    /** The entry at hand, from {@link #position} on. */
    private final class Fields implements FieldReader {
        private int limit;

        void limit(int bytes) {
            limit = bytes;
        }

        @Override
        public int remaining() {
            return limit - position;
        }

        @Override
        public long varint() {
            long value = 0;
            for (int shift = 0; shift < 70; shift += 7) {
                byte next = take();
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new DamagedSegment("a number of more than ten bytes");
        }

        @Override
        public long zigzag() {
            long value = varint();
            return (value >>> 1) ^ -(value & 1);
        }

        @Override
        public double real() {
            long bits = 0;
            for (int shift = 0; shift < 64; shift += 8) {
                bits |= (take() & 0xFFL) << shift;
            }
            return Double.longBitsToDouble(bits);
        }

        @Override
        public @Nullable String text() {
            long length = varint() - 1;
            if (length < 0) {
                return null;
            }
            if (length > remaining()) {
                throw new DamagedSegment("a text of " + length + " bytes where " + remaining() + " are left");
            }
            byte[] utf8 = new byte[(int) length];
            buffer.get(position, utf8);
            position += utf8.length;
            return new String(utf8, java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public @Nullable String name() {
            long number = varint();
            if (number == 0) {
                return null;
            }
            String name = names.get(number);
            if (name == null) {
                throw new DamagedSegment("name " + number + " is used and was not defined");
            }
            return name;
        }

        @Override
        public Connection connection() {
            long number = varint();
            Connection connection = connections.get(number);
            if (connection == null) {
                throw new DamagedSegment("connection " + number + " is used and was not defined");
            }
            return connection;
        }

        private byte take() {
            if (position >= limit) {
                throw new DamagedSegment("an entry is cut");
            }
            return buffer.get(position++);
        }
    }
}
