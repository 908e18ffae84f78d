package io.sillage.analyzer.kit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A TCP connection that is played packet by packet: each side acknowledges all that the other has sent. */
public final class TcpTalk {
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;

    record Place(String address, int port, int firstSeq) {}

    /** One side of it. */
    public final class Side {
        private final Place place;
        private int next;
        private int window = 0x1000;

        private Side(Place place) {
            this.place = place;
            next = place.firstSeq();
        }

        /** Begins at that sequence number. */
        public Side from(int seq) {
            next = seq;
            return this;
        }

        public Side window(int bytes) {
            window = bytes;
            return this;
        }

        public TcpTalk syn() {
            return send(SYN, 0);
        }

        public TcpTalk synAck() {
            return send(SYN | ACK, 0);
        }

        public TcpTalk ack() {
            return send(ACK, 0);
        }

        public TcpTalk data(int bytes) {
            return send(ACK, bytes);
        }

        public TcpTalk text(String text) {
            byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
            TcpTalk talk = segment(this, this == orig ? resp : orig, next, ACK, data);
            next += data.length;
            return talk;
        }

        public TcpTalk fin() {
            return send(FIN | ACK, 0);
        }

        public TcpTalk rst() {
            return send(RST | ACK, 0);
        }

        /** With those flags and all that goes with them; moves on. */
        public TcpTalk send(int flags, int bytes) {
            TcpTalk talk = at(next, flags, bytes);
            next += bytes + Integer.bitCount(flags & (SYN | FIN));
            return talk;
        }

        /** At that distance from where it would send next; moves nowhere. */
        public TcpTalk repeat(int distance, int flags, int bytes) {
            return at(next + distance, flags, bytes);
        }

        /** Sends nothing, but goes on as if it had: what the capture lacks. */
        public TcpTalk lost(int bytes) {
            next += bytes;
            return TcpTalk.this;
        }

        private TcpTalk at(int seq, int flags, int bytes) {
            Side other = this == orig ? resp : orig;
            return segment(this, other, seq, flags, new byte[bytes]);
        }
    }

    private final CaptureBuilder capture;
    public final Side orig;
    public final Side resp;

    TcpTalk(CaptureBuilder capture, Place orig, Place resp) {
        this.capture = capture;
        this.orig = new Side(orig);
        this.resp = new Side(resp);
    }

    public TcpTalk open() {
        orig.syn();
        resp.synAck();
        return orig.ack();
    }

    public TcpTalk close() {
        orig.fin();
        resp.fin();
        return orig.ack();
    }

    public TcpTalk after(long millis) {
        capture.after(millis);
        return this;
    }

    private TcpTalk segment(Side from, Side to, int seq, int flags, byte[] data) {
        ByteBuffer tcp = ByteBuffer.allocate(20 + data.length);
        boolean acks = (flags & ACK) != 0;
        tcp.putShort((short) from.place.port()).putShort((short) to.place.port());
        tcp.putInt(seq).putInt(acks ? to.next : 0);
        tcp.put((byte) 0x50).put((byte) flags).putShort((short) from.window);
        tcp.putInt(0).put(data);
        capture.ip(from.place.address(), to.place.address(), 6, tcp.array(), 16);
        return this;
    }
}
