package io.sillage.event;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;

/**
 * Writes one lane's events into segments, one segment after the other.
 *
 * <p>Assumption: one thread at a time, and a happens-before edge between two of them. Guarantee: an entry is either
 * whole before the committed position or not there. Each method returns false when the segment has no room: nothing
 * was written then (definitions apart), and the caller opens the next segment or counts the loss.
 *
 * <p>The method and transfer calls are the record path: they allocate nothing, except the first time a name is seen.
 */
public final class SegmentWriter {
    /** Longest entry of the record path: tag 5, time 10, duration 10, name 5, and the length byte. */
    private static final int HOT_ENTRY_BYTES = 40;
    /** A number below this takes at most four bytes, and two of them fit one store. */
    private static final long PACKED_LIMIT = 1L << 28;
    /** Method numbers from here on are this class's own. */
    private static final int FIRST_OBJECT_METHOD = 1 << 20;

    private final Origin origin;
    private final int lane;
    private final HashMap<String, Integer> names = new HashMap<>();
    private final HashMap<String, Integer> methodNames = new HashMap<>();
    private final LongSet connections = new LongSet();
    private final Body definition = new Body();
    private final Fields fields = new Fields();
    private long[] methods = new long[16];
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int position;
    private int limit;
    private long lastMono;
    private long seq;
    private long lostAfter;
    private boolean open;
    private @Nullable ThreadInfo thread;

    public SegmentWriter(Origin origin, int lane) {
        this.origin = origin;
        this.lane = lane;
    }

    /** Claims a prepared segment as this lane's next one; the one before is closed. */
    public void open(ByteBuffer prepared) {
        close();
        buffer = prepared.order(ByteOrder.LITTLE_ENDIAN);
        names.clear();
        connections.clear();
        Arrays.fill(methods, 0);
        position = SegmentHeader.BYTES;
        limit = prepared.capacity();
        open = true;
        lastMono = SegmentHeader.base(prepared).mono();
        lostAfter = 0;
        SegmentHeader.claim(buffer, lane, seq);
        definition.clear();
        defineOrigin();
        if (thread != null) {
            defineThread(thread);
        }
    }

    /** Says that nothing more comes into the segment at hand; without one, does nothing. */
    public void close() {
        if (open) {
            SegmentHeader.close(buffer);
            open = false;
            limit = 0;
            position = 0;
        }
    }

    /** Counts events that could not be written: they take their numbers, and the header tells how many. */
    public void lose(long count) {
        seq += count;
        lostAfter += count;
        limit = 0;
        position = 0;
        if (open) {
            SegmentHeader.lostAfter(buffer, lostAfter);
        }
    }

    /** Says whose the following events are, now or, where this gives false, at the beginning of the next segment. */
    public boolean thread(ThreadInfo next) {
        if (next.equals(thread)) {
            return limit > 0;
        }
        thread = next;
        return limit > 0 && defineThread(next);
    }

    public @Nullable ThreadInfo thread() {
        return thread;
    }

    /** The number that the next event will have. */
    public long seq() {
        return seq;
    }

    public int lane() {
        return lane;
    }

    /** How many bytes are left in the segment at hand. */
    public int room() {
        return limit - position;
    }

    /** Whether {@link #defineMethod} was called for that method in this segment. */
    public boolean methodDefined(int method) {
        int word = method >>> 6;
        return word < methods.length && (methods[word] & (1L << method)) != 0;
    }

    public boolean defineMethod(int method, String name) {
        definition.clear();
        definition.varint(method);
        definition.text(name);
        if (!control(Op.METHOD)) {
            return false;
        }
        int word = method >>> 6;
        if (word >= methods.length) {
            methods = Arrays.copyOf(methods, Math.max(word + 1, methods.length * 2));
        }
        methods[word] |= 1L << method;
        return true;
    }

    /** Record path: a method that is defined was entered at that time. */
    public boolean enter(int method, long mono) {
        int at = position;
        if (limit - at < HOT_ENTRY_BYTES) {
            return false;
        }
        long tag = ((long) method << 2) | Op.ENTER;
        long elapsed = elapsed(mono);
        if ((tag | elapsed) < PACKED_LIMIT) {
            int tagBytes = packedBytes(tag);
            buffer.putLong(at, packed(tag) | packed(elapsed) << 8 * tagBytes);
            commit(at + tagBytes + packedBytes(elapsed), mono);
        } else {
            commit(put(put(at, tag), elapsed), mono);
        }
        return true;
    }

    /** Record path: a method that is defined returned, or threw if {@code errorType} is not null. */
    public boolean exit(int method, long mono, long durationNanos, @Nullable String errorType) {
        if (errorType != null) {
            return thrown(method, mono, durationNanos, errorType);
        }
        int at = position;
        if (limit - at < HOT_ENTRY_BYTES) {
            return false;
        }
        long tag = ((long) method << 2) | Op.EXIT;
        long elapsed = elapsed(mono);
        long duration = Math.max(0, durationNanos);
        if ((tag | elapsed) < PACKED_LIMIT) {
            int tagBytes = packedBytes(tag);
            buffer.putLong(at, packed(tag) | packed(elapsed) << 8 * tagBytes);
            at += tagBytes + packedBytes(elapsed);
        } else {
            at = put(put(at, tag), elapsed);
        }
        if (duration < PACKED_LIMIT) {
            buffer.putInt(at, (int) packed(duration));
            at += packedBytes(duration);
        } else {
            at = put(at, duration);
        }
        commit(at, mono);
        return true;
    }

    private boolean thrown(int method, long mono, long durationNanos, String errorType) {
        int error = limit == 0 ? -1 : defineName(errorType);
        if (error < 0 || limit - position < HOT_ENTRY_BYTES) {
            return false;
        }
        int at = put(position, ((long) method << 2) | Op.THROW);
        at = put(at, elapsed(mono));
        at = put(at, Math.max(0, durationNanos));
        commit(put(at, error), mono);
        return true;
    }

    /** Whether that connection's addresses are written in this segment. */
    public boolean connectionDefined(long number) {
        return connections.contains(number);
    }

    /** Defines a connection, or defines it anew when its addresses became known. */
    public boolean defineConnection(Connection connection) {
        definition.clear();
        connection.write(definition);
        if (!control(Op.CONNECTION)) {
            return false;
        }
        connections.add(connection.number());
        return true;
    }

    /** Record path: {@link SocketRead} or {@link SocketWritten} of a connection that is defined. */
    public boolean transfer(
            Kind kind,
            long connection,
            long bytes,
            boolean eof,
            long mono,
            long durationNanos,
            @Nullable String errorType) {
        int error = errorType == null ? 0 : defineName(errorType);
        if (error < 0 || limit - position < 2 * HOT_ENTRY_BYTES) {
            return false;
        }
        int body = put(position, ((long) kind.code() << 2) | Op.OTHER) + 1;
        int at = put(body, zigzagged(mono - lastMono));
        at = put(at, connection);
        at = put(at, Math.max(0, bytes));
        at = put(at, eof ? 1 : 0);
        at = put(at, Math.max(0, durationNanos));
        at = put(at, error);
        // The longest body is 10+10+10+1+10+5 bytes, so its length always fits the one byte left for it.
        buffer.put(body - 1, (byte) (at - body));
        lastMono = mono;
        commit(at, mono);
        return true;
    }

    /** Any event, from its object: for what is rare, or not on an application's thread. */
    public boolean write(Event event, long mono) {
        if (event instanceof MethodEntered entered) {
            int method = methodNumber(entered.method());
            return method >= 0 && enter(method, mono);
        }
        if (event instanceof MethodExited exited) {
            int method = methodNumber(exited.method());
            return method >= 0 && exit(method, mono, exited.durationNanos(), exited.errorType());
        }
        fields.begin(mono);
        event.write(fields);
        if (fields.overflow || !entry(event.kind().code(), fields)) {
            return false;
        }
        lastMono = mono;
        seq++;
        return true;
    }

    private void defineOrigin() {
        definition.clear();
        origin.write(definition);
        control(Op.ORIGIN);
    }

    private boolean defineThread(ThreadInfo info) {
        definition.clear();
        info.write(definition);
        return control(Op.THREAD);
    }

    private int methodNumber(String name) {
        // Beyond any number of the record path, so that both can write into one segment.
        int method = FIRST_OBJECT_METHOD + methodNames.computeIfAbsent(name, key -> methodNames.size());
        return methodDefined(method) || defineMethod(method, name) ? method : -1;
    }

    private int defineName(String name) {
        Integer known = names.get(name);
        if (known != null) {
            return known;
        }
        int number = names.size() + 1;
        definition.clear();
        definition.varint(number);
        definition.text(name);
        if (!control(Op.NAME)) {
            return -1;
        }
        names.put(name, number);
        return number;
    }

    private boolean control(int code) {
        return entry(code, definition);
    }

    private boolean entry(int code, Body body) {
        if (limit - position < body.length() + 10) {
            return false;
        }
        int at = put(position, ((long) code << 2) | Op.OTHER);
        at = put(at, body.length());
        buffer.put(at, body.bytes(), 0, body.length());
        position = at + body.length();
        SegmentHeader.commit(buffer, position);
        return true;
    }

    /**
     * All of the writer's state moves here, in one place without a call between: an error thrown into the middle of an
     * entry (the application's stack is at its end) leaves the entry unwritten and everything else as it was.
     */
    private void commit(int end, long mono) {
        position = end;
        seq++;
        lastMono = Math.max(lastMono, mono);
        SegmentHeader.commit(buffer, end);
    }

    /** Time never runs backwards in a method entry: the clock is monotonic, and a late sample must not break it. */
    private long elapsed(long mono) {
        return Math.max(0, mono - lastMono);
    }

    private static long zigzagged(long value) {
        return (value << 1) ^ (value >> 63);
    }

    /** The bytes of a number below {@link #PACKED_LIMIT}, first byte lowest. */
    private static long packed(long value) {
        if (value < 1 << 7) {
            return value;
        }
        if (value < 1 << 14) {
            return (value & 0x7F) | 0x80 | (value >>> 7) << 8;
        }
        return value < 1 << 21
                ? (value & 0x7F) | (value << 1 & 0x7F00) | 0x8080 | (value >>> 14) << 16
                : (value & 0x7F) | (value << 1 & 0x7F00) | (value << 2 & 0x7F0000) | 0x808080 | (value >>> 21) << 24;
    }

    private static int packedBytes(long value) {
        return value < 1 << 14 ? value < 1 << 7 ? 1 : 2 : value < 1 << 21 ? 3 : 4;
    }

    private int put(int from, long value) {
        int at = from;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer.put(at++, (byte) (rest | 0x80));
            rest >>>= 7;
        }
        buffer.put(at, (byte) rest);
        return at + 1;
    }

    /** The body of an event that writes itself; what it names is defined on the way. */
    private final class Fields extends Body implements FieldWriter {
        private boolean overflow;

        void begin(long mono) {
            clear();
            overflow = false;
            zigzag(mono - lastMono);
        }

        @Override
        public void name(@Nullable String value) {
            int number = value == null ? 0 : defineName(value);
            varint(Math.max(0, number));
            overflow |= number < 0;
        }

        @Override
        public void connection(Connection connection) {
            overflow |= !connectionDefined(connection.number()) && !defineConnection(connection);
            varint(connection.number());
        }
    }
}
