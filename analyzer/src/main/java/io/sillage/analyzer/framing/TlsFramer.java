package io.sillage.analyzer.framing;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * The hellos of a TLS handshake (RFC 8446 section 4): one framer a direction, both with the same {@link TlsTurns}. What
 * follows them is encrypted or of no interest. A server that asks for another hello is answered by one.
 *
 * <pre>
 * record     0 type: 22 handshake    1 version    3 length    5 contents
 * handshake  0 type: 1 client hello, 2 server hello    1 length (24 bits)    4 contents; may span records
 * </pre>
 */
public final class TlsFramer extends Framer {
    private static final int CHANGE_CIPHER = 20;
    private static final int HANDSHAKE = 22;
    private static final int HEADER_BYTES = 5;
    private static final int MAX_RECORD_BYTES = (1 << 14) + 2048;

    private final boolean client;
    private final TlsTurns turns;
    private boolean inRecord;
    private boolean greeted;
    private ByteBuffer handshake = ByteBuffer.allocate(1024);

    private TlsFramer(boolean client, TlsTurns turns, Consumer<? super Message> out) {
        super(out);
        this.client = client;
        this.turns = turns;
        askBytes(HEADER_BYTES);
    }

    public static TlsFramer ofClient(TlsTurns turns, Consumer<? super Message> out) {
        return new TlsFramer(true, turns, out);
    }

    public static TlsFramer ofServer(TlsTurns turns, Consumer<? super Message> out) {
        return new TlsFramer(false, turns, out);
    }

    @Override
    void gathered(ByteBuffer bytes) {
        if (inRecord) {
            contents(bytes);
        } else if (greeted && !turns.retried()) {
            done();
        } else {
            header(bytes.get() & 0xff, bytes.getShort() & 0xffff, bytes.getShort() & 0xffff);
        }
    }

    /** After a hello nothing more may come that matters. */
    @Override
    boolean mayMiss() {
        return greeted && !inRecord;
    }

    @Override
    int gatheredBytes() {
        return handshake.capacity();
    }

    private void done() {
        handshake = ByteBuffer.allocate(0);
        passAll();
    }

    private void header(int type, int version, int length) {
        if (version >>> 8 != 3 || length > MAX_RECORD_BYTES || type < CHANGE_CIPHER || type > 24) {
            broken("no TLS record: type " + type + ", version " + version + ", length " + length);
        } else if (greeted && type == CHANGE_CIPHER) {
            // For middleboxes (RFC 8446 appendix D.4), between the two hellos.
            pass(length);
            askBytes(HEADER_BYTES);
        } else if (type != HANDSHAKE) {
            // An alert, a change of cipher or data: no hello comes after it.
            done();
        } else if (length == 0) {
            askBytes(HEADER_BYTES);
        } else {
            inRecord = true;
            askBytes(length);
        }
    }

    private void contents(ByteBuffer bytes) {
        if (handshake.position() + bytes.remaining() > MAX_HELD_BYTES) {
            broken("a TLS hello of more than " + MAX_HELD_BYTES + " bytes");
            return;
        }
        if (bytes.remaining() > handshake.remaining()) {
            ByteBuffer larger = ByteBuffer.allocate(handshake.position() + bytes.remaining());
            handshake = larger.put(handshake.flip());
        }
        handshake.put(bytes);
        inRecord = false;
        askBytes(HEADER_BYTES);
        ByteBuffer so = handshake.duplicate().flip();
        if (so.remaining() >= 4) {
            hello(so.get(), (so.get() & 0xff) << 16 | so.getShort() & 0xffff, so);
        }
    }

    private void hello(int type, int length, ByteBuffer rest) {
        if (type != 1 && type != 2) {
            done();
        } else if (rest.remaining() >= length) {
            try {
                greet(TlsHello.read(type == 1, rest.slice(rest.position(), length)));
            } catch (RuntimeException cut) {
                say(new Message.Unframed("a TLS hello whose lengths contradict each other"));
                done();
            }
        }
    }

    private void greet(Message hello) {
        say(hello);
        boolean retry = hello instanceof Message.TlsServerHello answer && answer.retry();
        if (retry && !client) {
            turns.retry();
        }
        if (greeted || !client && !retry) {
            done();
        } else {
            greeted = true;
            handshake.clear();
        }
    }
}
