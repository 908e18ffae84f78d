package io.sillage.analyzer.view;

import io.sillage.analyzer.flow.FlowRecord;
import io.sillage.analyzer.view.ConnectionRecord.PacketCounts;
import io.sillage.analyzer.view.ConnectionRecord.Side;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A connection as packets tell it, in the words of all connection records. */
final class PacketRecord {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID_DIGITS = 17;

    private PacketRecord() {}

    static ConnectionRecord of(FlowRecord flow) {
        FlowRecord.Side orig = flow.orig();
        FlowRecord.Side resp = flow.resp();
        int protocol = protocol(flow);
        return new ConnectionRecord(
                id(flow, protocol),
                CommunityId.of(protocol, orig.address(), orig.port(), resp.address(), resp.port(), flow.oneWay()),
                flow.transport(),
                side(orig),
                side(resp),
                flow.startNanos(),
                flow.durationNanos(),
                flow.open(),
                orig.bytes(),
                resp.bytes(),
                -1,
                -1,
                flow.state(),
                flow.history(),
                null,
                flow.idleMaxNanos(),
                null,
                null,
                false,
                0,
                orig.packets() + resp.packets(),
                new PacketCounts(orig.packets(), resp.packets(), orig.ipBytes(), resp.ipBytes(), flow.missedBytes()));
    }

    private static Side side(FlowRecord.Side side) {
        return new Side(Address.text(side.address()), side.port(), null, null);
    }

    private static int protocol(FlowRecord flow) {
        return switch (flow.transport()) {
            case "tcp" -> 6;
            case "udp" -> 17;
            default -> flow.orig().address().length == 4 ? 1 : 58;
        };
    }

    /** The same at every reading of the capture: a digest of addresses, ports, protocol and start. */
    private static String id(FlowRecord flow, int protocol) {
        ByteBuffer bytes = ByteBuffer.allocate(64);
        bytes.putLong(flow.startNanos()).put((byte) protocol);
        bytes.putShort((short) flow.orig().port()).putShort((short) flow.resp().port());
        bytes.put(flow.orig().address()).put(flow.resp().address());
        byte[] digest = CommunityId.sha1(Arrays.copyOf(bytes.array(), bytes.position()));
        StringBuilder id = new StringBuilder("C");
        for (int i = 0; i < ID_DIGITS; i++) {
            id.append(DIGITS.charAt((digest[i] & 0xff) % DIGITS.length()));
        }
        return id.toString();
    }
}
