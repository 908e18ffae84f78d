package io.sillage.analyzer.view;

import io.sillage.analyzer.capture.AddressText;
import io.sillage.analyzer.flow.CommunityId;
import io.sillage.analyzer.flow.FlowRecord;
import io.sillage.analyzer.view.ConnectionRecord.PacketCounts;
import io.sillage.analyzer.view.ConnectionRecord.Side;

/** A connection as packets tell it, in the words of all connection records. */
final class PacketRecord {
    private PacketRecord() {}

    /** @param process the first part of its id, which its events carry, too */
    static ConnectionRecord of(FlowRecord flow, PacketTurns.Talk talk, String process) {
        FlowRecord.Side orig = flow.orig();
        FlowRecord.Side resp = flow.resp();
        return new ConnectionRecord(
                process + "/c" + flow.number(),
                CommunityId.of(
                        flow.protocol(), orig.address(), orig.port(), resp.address(), resp.port(), flow.oneWay()),
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
                TurnFigures.of(talk.turns()),
                talk.idleMaxNanos(flow),
                null,
                null,
                false,
                0,
                orig.packets() + resp.packets(),
                new PacketCounts(
                        orig.packets(),
                        resp.packets(),
                        orig.ipBytes(),
                        resp.ipBytes(),
                        flow.missedBytes(),
                        flow.protocol()));
    }

    private static Side side(FlowRecord.Side side) {
        return new Side(AddressText.of(side.address()), side.port(), null, null);
    }
}
