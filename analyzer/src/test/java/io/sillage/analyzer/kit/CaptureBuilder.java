package io.sillage.analyzer.kit;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes captures, packet by packet, each one a millisecond after the one before. Checksums are right. */
public final class CaptureBuilder {
    /** A frame with its time. */
    public record Stamped(long micros, byte[] bytes, int wire) {}

    private static final long START_MICROS = 1_700_000_000_000_000L;

    private final List<Stamped> frames = new ArrayList<>();
    private long micros = START_MICROS;
    private int snap = 262_144;
    private int mtu = 65_535;
    private int vlans;
    private int ident;

    /** Lets time pass. */
    public CaptureBuilder after(long millis) {
        micros += millis * 1000;
        return this;
    }

    /** Keeps only that much of each packet from now on. */
    public CaptureBuilder snap(int bytes) {
        snap = bytes;
        return this;
    }

    /** Fragments IP packets that are larger. */
    public CaptureBuilder mtu(int bytes) {
        mtu = bytes;
        return this;
    }

    /** Puts that many tags on each frame. */
    public CaptureBuilder vlans(int tags) {
        vlans = tags;
        return this;
    }

    public TcpTalk tcp(String orig, int origPort, String resp, int respPort) {
        return new TcpTalk(this, new TcpTalk.Place(orig, origPort, 1000), new TcpTalk.Place(resp, respPort, 5000));
    }

    public CaptureBuilder udp(String source, int port, String target, int targetPort, int bytes) {
        ByteBuffer udp = ByteBuffer.allocate(8 + bytes);
        udp.putShort((short) port).putShort((short) targetPort).putShort((short) (8 + bytes));
        return ip(source, target, 17, udp.array(), 6);
    }

    public CaptureBuilder icmp(String source, String target, int type, int code, int bytes) {
        byte[] message = new byte[8 + bytes];
        message[0] = (byte) type;
        message[1] = (byte) code;
        return ip(source, target, source.contains(":") ? 58 : 1, message, 2);
    }

    /** An IP packet, in fragments where it is too large. */
    public CaptureBuilder ip(String source, String target, int protocol, byte[] payload, int checksumAt) {
        byte[] from = address(source);
        byte[] to = address(target);
        checksum(from, to, protocol, payload, checksumAt);
        int room = (mtu - (from.length == 4 ? 20 : 48)) / 8 * 8;
        ident++;
        if (payload.length <= mtu - (from.length == 4 ? 20 : 40)) {
            ethernet(from, packet(from, to, protocol, payload, 0, false, false));
            return this;
        }
        for (int at = 0; at < payload.length; at += room) {
            byte[] piece = Arrays.copyOfRange(payload, at, Math.min(at + room, payload.length));
            ethernet(from, packet(from, to, protocol, piece, at, at + room < payload.length, true));
        }
        return this;
    }

    private byte[] packet(byte[] from, byte[] to, int protocol, byte[] piece, int at, boolean more, boolean fragment) {
        ByteBuffer ip = ByteBuffer.allocate(100 + piece.length);
        if (from.length == 4) {
            ip.put((byte) 0x45)
                    .put((byte) 0)
                    .putShort((short) (20 + piece.length))
                    .putShort((short) ident);
            ip.putShort((short) (at / 8 | (more ? 0x2000 : 0))).put((byte) 64).put((byte) protocol);
            ip.putShort((short) 0).put(from).put(to);
            ip.putShort(10, (short) ~sum(0, ip.array(), 20));
        } else {
            int extra = fragment ? 8 : 0;
            ip.putInt(0x60000000).putShort((short) (extra + piece.length));
            ip.put((byte) (fragment ? 44 : protocol)).put((byte) 64).put(from).put(to);
            if (fragment) {
                ip.put((byte) protocol)
                        .put((byte) 0)
                        .putShort((short) (at | (more ? 1 : 0)))
                        .putInt(ident);
            }
        }
        ip.put(piece);
        return Arrays.copyOf(ip.array(), ip.position());
    }

    private void ethernet(byte[] from, byte[] packet) {
        ByteBuffer frame = ByteBuffer.allocate(14 + 4 * vlans + packet.length);
        frame.put(new byte[12]);
        for (int i = 0; i < vlans; i++) {
            frame.putShort((short) (i == vlans - 1 ? 0x8100 : 0x88a8)).putShort((short) (10 + i));
        }
        frame.putShort((short) (from.length == 4 ? 0x0800 : 0x86dd)).put(packet);
        frame(frame.array());
    }

    /** A frame as it is. */
    public CaptureBuilder frame(byte[] bytes) {
        frames.add(new Stamped(micros, Arrays.copyOf(bytes, Math.min(bytes.length, snap)), bytes.length));
        micros += 1000;
        return this;
    }

    public List<Stamped> frames() {
        return frames;
    }

    /** Puts a frame at another place in the capture; the times stay where they were. */
    public CaptureBuilder move(int from, int to) {
        List<Long> times = frames.stream().map(Stamped::micros).toList();
        frames.add(to, frames.remove(from));
        for (int i = 0; i < frames.size(); i++) {
            frames.set(
                    i,
                    new Stamped(
                            times.get(i), frames.get(i).bytes(), frames.get(i).wire()));
        }
        return this;
    }

    /** Repeats a frame now. */
    public CaptureBuilder again(int index) {
        return frame(frames.get(index).bytes());
    }

    public CaptureBuilder drop(int index) {
        frames.remove(index);
        return this;
    }

    /** As a pcap file of Ethernet frames. */
    public byte[] pcap() {
        return pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 1);
    }

    public byte[] pcap(ByteOrder order, int magic, int linkType) {
        int unit = magic == 0xa1b23c4d ? 1000 : 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(24)
                .order(order)
                .putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(262_144)
                .putInt(linkType)
                .array());
        for (Stamped frame : frames) {
            out.writeBytes(ByteBuffer.allocate(16)
                    .order(order)
                    .putInt((int) (frame.micros() / 1_000_000))
                    .putInt((int) (frame.micros() % 1_000_000) * unit)
                    .putInt(frame.bytes().length)
                    .putInt(frame.wire())
                    .array());
            out.writeBytes(frame.bytes());
        }
        return out.toByteArray();
    }

    private static void checksum(byte[] from, byte[] to, int protocol, byte[] payload, int at) {
        payload[at] = 0;
        payload[at + 1] = 0;
        long pseudo = protocol == 1 ? 0 : protocol + payload.length + sum(0, from, from.length) + sum(0, to, to.length);
        int sum = ~sum(pseudo, payload, payload.length) & 0xffff;
        int sent = sum == 0 ? 0xffff : sum;
        payload[at] = (byte) (sent >> 8);
        payload[at + 1] = (byte) sent;
    }

    private static int sum(long initial, byte[] bytes, int length) {
        long sum = initial;
        for (int i = 0; i < length; i++) {
            sum += (long) (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum > 0xffff) {
            sum = (sum >>> 16) + (sum & 0xffff);
        }
        return (int) sum;
    }

    static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
