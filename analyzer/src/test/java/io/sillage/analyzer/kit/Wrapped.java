package io.sillage.analyzer.kit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Captures whose packets are carried by others. */
public final class Wrapped {
    private static final int ETHERNET_BYTES = 14;

    private Wrapped() {}

    /** Each frame, from that byte on, behind that header in an IPv4 packet of that protocol, followed by so many bytes. */
    public static CaptureBuilder ip(CaptureBuilder inside, int protocol, String header, int from, int trailer) {
        byte[] shim = HexFormat.of().parseHex(header);
        CaptureBuilder outside = new CaptureBuilder();
        for (CaptureBuilder.Stamped frame : inside.frames()) {
            byte[] carried = Arrays.copyOfRange(frame.bytes(), from, frame.bytes().length);
            int length = 20 + shim.length + carried.length;
            ByteBuffer all = ByteBuffer.allocate(ETHERNET_BYTES + length + trailer);
            all.put(new byte[12]).putShort((short) 0x0800);
            all.putShort((short) 0x4500).putShort((short) length).putInt(0);
            all.put((byte) 64).put((byte) protocol).putShort((short) 0);
            all.putInt(0xc0a80001).putInt(0xc0a80002).put(shim).put(carried);
            outside.frame(all.array());
        }
        return outside;
    }

    /** Each frame, from that byte on, behind that header in a datagram from port 5000 to that one. */
    public static CaptureBuilder udp(CaptureBuilder inside, int port, String header, int from) {
        CaptureBuilder outside = new CaptureBuilder();
        addUdp(outside, inside, 5000, port, header, from);
        return outside;
    }

    /** The same, added to a capture, between any ports. */
    public static void addUdp(
            CaptureBuilder outside, CaptureBuilder inside, int port, int targetPort, String header, int from) {
        byte[] shim = HexFormat.of().parseHex(header);
        for (CaptureBuilder.Stamped frame : inside.frames()) {
            int carried = frame.bytes().length - from;
            ByteBuffer udp = ByteBuffer.allocate(8 + shim.length + carried);
            udp.putShort((short) port).putShort((short) targetPort).putShort((short) udp.capacity());
            udp.putShort((short) 0).put(shim).put(frame.bytes(), from, carried);
            outside.ip("192.168.0.1", "192.168.0.2", 17, udp.array(), 6);
        }
    }
}
