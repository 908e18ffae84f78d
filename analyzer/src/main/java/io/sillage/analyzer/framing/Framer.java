package io.sillage.analyzer.framing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gathers what a protocol asks for next, so many bytes or a line, from bytes that come in any pieces. Between two steps
 * it may let bytes pass that nobody needs, however many.
 */
public abstract class Framer {
    /** The most that is held at once. */
    static final int MAX_HELD_BYTES = 1 << 16;

    private static final byte[] NOTHING = {};

    private final Consumer<? super Message> out;
    private final List<Message> said = new ArrayList<>(1);
    private byte[] held = new byte[256];
    private int count;
    private int wanted;
    private boolean line;
    private long position;
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
                at += passed;
                passed(passed);
            } else {
                at = line ? gatherLine(bytes, at, to) : gatherBytes(bytes, at, to);
            }
        }
        position += to - at;
    }

    /**
     * Goes on without the next bytes, which nobody has.
     *
     * @return false when they would have been needed: then it can't go on
     */
    public final boolean miss(long bytes) {
        if (passingAll) {
            position += bytes;
        } else if (passing >= bytes) {
            passed(bytes);
        } else if (mayMiss()) {
            passAll();
            position += bytes;
        } else {
            return false;
        }
        return true;
    }

    /** Whether what it asked for may well be of no interest: then it listens no more when that is missing. */
    boolean mayMiss() {
        return false;
    }

    private void passed(long bytes) {
        passing -= bytes;
        position += bytes;
        if (passing == 0) {
            handOn();
        }
    }

    /** The stream is over: a message that lasts until then is handed on, one that lacks its end is not. */
    public final void over() {
        if (passing == 0 || passingAll) {
            ended();
            handOn();
        }
    }

    /** What the end of the stream means, where it means something. */
    void ended() {}

    /** How many bytes it has taken; while it hands on a message, where that ends. */
    public final long position() {
        return position;
    }

    /** Whether the bytes that come are of no interest any more. */
    public final boolean passesAll() {
        return passingAll;
    }

    /** How much memory its bytes take. */
    public final int heldBytes() {
        return held.length + gatheredBytes();
    }

    /** What it keeps of what it was handed, besides. */
    int gatheredBytes() {
        return 0;
    }

    private int gatherBytes(byte[] bytes, int at, int to) {
        int taken = Math.min(wanted - count, to - at);
        hold(bytes, at, taken);
        position += taken;
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
            handOn();
            return at;
        }
        hold(bytes, at, end - at);
        position += Math.min(end + 1, to) - at;
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
        if (passing == 0 || passingAll) {
            handOn();
        }
    }

    private void handOn() {
        for (Message message : said) {
            out.accept(message);
        }
        said.clear();
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
        held = NOTHING;
    }

    final void broken(String why) {
        passAll();
        say(new Message.Unframed(why));
    }

    /** Hands it on as soon as its last byte has passed. */
    final void say(Message message) {
        said.add(message);
    }
}
