package io.sillage.analyzer.framing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Gathers what a protocol asks for next, so many bytes or a line, from bytes that come in any pieces. Between two steps
 * it may let bytes pass that nobody needs, however many.
 */
public abstract class Framer {
    /** The most that is held at once. */
    static final int MAX_HELD_BYTES = 1 << 16;

    static final int MAX_TEXT_BYTES = 1024;

    private final Consumer<? super Message> out;
    private byte[] held = new byte[256];
    private int count;
    private int wanted;
    private boolean line;
    private long passing;
    private boolean passingAll;

    Framer(Consumer<? super Message> out) {
        this.out = out;
    }

    /** Takes the next bytes of the stream. */
    public final void feed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !passingAll) {
            if (passing > 0) {
                int passed = (int) Math.min(passing, to - at);
                passing -= passed;
                at += passed;
            } else {
                at = line ? gatherLine(bytes, at, to) : gatherBytes(bytes, at, to);
            }
        }
    }

    private int gatherBytes(byte[] bytes, int at, int to) {
        int taken = Math.min(wanted - count, to - at);
        hold(bytes, at, taken);
        if (count == wanted) {
            step();
        }
        return at + taken;
    }

    private int gatherLine(byte[] bytes, int at, int to) {
        int end = at;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        if (count + end - at > MAX_HELD_BYTES) {
            broken("a line of more than " + MAX_HELD_BYTES + " bytes");
            return to;
        }
        hold(bytes, at, end - at);
        if (end == to) {
            return to;
        }
        if (count > 0 && held[count - 1] == '\r') {
            count--;
        }
        step();
        return end + 1;
    }

    private void hold(byte[] bytes, int at, int length) {
        if (count + length > held.length) {
            held = Arrays.copyOf(held, Math.max(count + length, held.length * 2));
        }
        System.arraycopy(bytes, at, held, count, length);
        count += length;
    }

    private void step() {
        ByteBuffer gathered = ByteBuffer.wrap(held, 0, count);
        count = 0;
        gathered(gathered);
    }

    /** What was asked for is there; ask for the next. Valid during the call only. */
    abstract void gathered(ByteBuffer bytes);

    /** Next come so many bytes, at least one. */
    final void askBytes(int bytes) {
        line = false;
        wanted = bytes;
    }

    /** Next comes a line; its end is taken off. */
    final void askLine() {
        line = true;
    }

    /** Before that, so many bytes are let pass. */
    final void pass(long bytes) {
        passing = bytes;
    }

    final void passAll() {
        passingAll = true;
    }

    final void broken(String why) {
        passAll();
        say(new Message.Unframed(why));
    }

    final void say(Message message) {
        out.accept(message);
    }

    /** All that is left of the bytes, however long: for lines whose end matters. */
    static String whole(ByteBuffer bytes) {
        return new String(bytes.array(), bytes.position(), bytes.remaining(), StandardCharsets.UTF_8);
    }

    static String cut(String text) {
        return text.length() <= MAX_TEXT_BYTES ? text : text.substring(0, MAX_TEXT_BYTES);
    }

    /** All that is left of the bytes, cut where it is too long. */
    static String text(ByteBuffer bytes) {
        return text(bytes, bytes.remaining());
    }

    static String text(ByteBuffer bytes, int length) {
        int kept = Math.min(Math.min(length, bytes.remaining()), MAX_TEXT_BYTES);
        return new String(bytes.array(), bytes.position(), Math.max(0, kept), StandardCharsets.UTF_8);
    }
}
