package io.sillage.analyzer.flow;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Community ID version 1 with seed 0: the same name for a connection from both ends, and in Zeek and Suricata. */
public final class CommunityId {
    /** ICMP, TCP, UDP, ICMPv6: the ends of other protocols are hosts. */
    private static final Set<Integer> PORTS = Set.of(1, 6, 17, 58);

    private CommunityId() {}

    /** Null where there is none: unix sockets, unknown addresses. */
    public static @Nullable String of(
            String transport, @Nullable String address, int port, @Nullable String peer, int peerPort) {
        int protocol = transport.equals("tcp") ? 6 : transport.equals("udp") ? 17 : -1;
        if (protocol < 0 || address == null || peer == null || port < 0 || peerPort < 0) {
            return null;
        }
        byte[] a = Address.bytes(address);
        byte[] b = Address.bytes(peer);
        if (a == null || b == null || a.length != b.length) {
            return null;
        }
        return of(protocol, a, port, b, peerPort, false);
    }

    /**
     * By protocol number and raw addresses.
     *
     * @param oneWay an ICMP message that has no answer: then its direction is part of the name
     */
    public static String of(int protocol, byte[] a, int port, byte[] b, int peerPort, boolean oneWay) {
        boolean ports = PORTS.contains(protocol);
        int order = Arrays.compareUnsigned(a, b);
        boolean swap = !oneWay && (order > 0 || order == 0 && port > peerPort);
        ByteBuffer bytes = ByteBuffer.allocate(2 + 2 * a.length + 2 + (ports ? 4 : 0));
        bytes.putShort((short) 0).put(swap ? b : a).put(swap ? a : b);
        bytes.put((byte) protocol).put((byte) 0);
        if (ports) {
            bytes.putShort((short) (swap ? peerPort : port)).putShort((short) (swap ? port : peerPort));
        }
        return "1:" + Base64.getEncoder().encodeToString(sha1(bytes.array()));
    }

    public static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Bug: every Java has SHA-1", e);
        }
    }
}
