package io.sillage.analyzer.framing;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * The hellos of a TLS handshake (RFC 8446 section 4), of either direction; what follows is encrypted or of no interest.
 *
 * <pre>
 * record     0 type: 22 handshake    1 version    3 length    5 contents
 * handshake  0 type: 1 client hello, 2 server hello    1 length (24 bits)    4 contents; may span records
 * </pre>
 */
public final class TlsFramer extends Framer {
    private static final int HANDSHAKE = 22;
    private static final int MAX_RECORD_BYTES = (1 << 14) + 2048;

    private boolean inRecord;
    private ByteBuffer handshake = ByteBuffer.allocate(1024);

    public TlsFramer(Consumer<? super Message> out) {
        super(out);
        askBytes(5);
    }

    @Override
    void gathered(ByteBuffer bytes) {
        if (inRecord) {
            contents(bytes);
        } else {
            header(bytes.get() & 0xff, bytes.getShort() & 0xffff, bytes.getShort() & 0xffff);
        }
    }

    @Override
    int gatheredBytes() {
        return handshake.capacity();
    }

    private void header(int type, int version, int length) {
        if (version >>> 8 != 3 || length > MAX_RECORD_BYTES || type < 20 || type > 24) {
            broken("no TLS record: type " + type + ", version " + version + ", length " + length);
        } else if (type != HANDSHAKE) {
            // An alert, a change of cipher or data: no hello comes after it.
            passAll();
        } else if (length == 0) {
            askBytes(5);
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
        askBytes(5);
        ByteBuffer so = handshake.duplicate().flip();
        if (so.remaining() >= 4) {
            hello(so.get(), (so.get() & 0xff) << 16 | so.getShort() & 0xffff, so);
        }
    }

    private void hello(int type, int length, ByteBuffer rest) {
        if (type != 1 && type != 2) {
            passAll();
        } else if (rest.remaining() >= length) {
            try {
                say(TlsHello.read(type == 1, rest.slice(rest.position(), length)));
            } catch (RuntimeException cut) {
                say(new Message.Unframed("a TLS hello whose lengths contradict each other"));
            }
            passAll();
        }
    }
}
