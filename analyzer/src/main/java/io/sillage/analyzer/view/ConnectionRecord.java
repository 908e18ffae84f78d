package io.sillage.analyzer.view;

import io.sillage.analyzer.timeline.ClockOffset;
import io.sillage.event.ClockPair;
import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;
import io.sillage.event.Rfc3339;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection: both ends, or one end and an address.
 *
 * @param orig the side that connected
 * @param resp the side that accepted
 * @param startMono when connecting began
 * @param open true when some recorded end was neither closed nor is its process known to have ended
 * @param origBytes what the originator's application wrote, else what the other side read; -1 not known
 * @param origCalls how many writes that took the originator; -1 where its end is outside of the recording
 * @param clockOffset how far the responder's clock is ahead of the originator's, absent where nobody knows
 * @param disagreement whether the two sides count differently
 * @param lossEvents how many events its processes lost while it lived
 * @param packets what only packets tell, absent where the record is made of the applications' own calls
 */
public record ConnectionRecord(
        String id,
        @Nullable String communityId,
        String transport,
        Side orig,
        Side resp,
        long startMono,
        long durationNanos,
        boolean open,
        long origBytes,
        long respBytes,
        long origCalls,
        long respCalls,
        String state,
        String history,
        @Nullable TurnFigures turns,
        long idleMaxNanos,
        @Nullable String errorType,
        @Nullable ClockOffset clockOffset,
        boolean disagreement,
        long lossEvents,
        long events,
        @Nullable PacketCounts packets) {

    /**
     * What a capture knows of a connection.
     *
     * @param origIpBytes the lengths in the IP headers of the originator's packets
     * @param missedBytes what was acknowledged but is not in the capture
     * @param ipProtocol IANA's number of it
     */
    public record PacketCounts(
            long origPackets, long respPackets, long origIpBytes, long respIpBytes, long missedBytes, int ipProtocol) {}

    /**
     * One side.
     *
     * @param end what was recorded of it, absent for a process outside of the recording
     * @param source the name it is shown by, absent likewise
     */
    public record Side(
            @Nullable String address,
            int port,
            @Nullable ConnectionEnd end,
            @Nullable String source) {

        /** For people: {@code petstore 127.0.0.1:8080}. */
        public String text() {
            String place = address == null ? "?" : address.contains(":") ? "[" + address + "]" : address;
            String where = port >= 0 ? place + ":" + port : place;
            return source == null ? where : source + " " + where;
        }
    }

    /** Appends it as one JSON object by the contract. */
    public void json(JsonBytes text, ClockPair clock) {
        JsonWriter out = new JsonWriter(text);
        out.field("id", id);
        out.field("community_id", communityId);
        out.field("start", Rfc3339.format(clock.wallOf(startMono)));
        out.field("duration_ns", durationNanos);
        out.field("open", open);
        out.field("network.transport", transport);
        side(out, "orig", orig);
        side(out, "resp", resp);
        known(out, "orig_bytes", origBytes);
        known(out, "resp_bytes", respBytes);
        known(out, "orig_calls", origCalls);
        known(out, "resp_calls", respCalls);
        out.field("state", state);
        out.field("history", history);
        turns(out);
        out.field("idle_max_ns", idleMaxNanos);
        out.field("error.type", errorType);
        if (clockOffset != null) {
            out.open("clock_offset_ns");
            out.field("estimate", clockOffset.estimate());
            out.field("bound", clockOffset.bound());
            out.close();
        }
        disagreement(out);
        counts(out);
        out.field("loss", lossEvents);
        out.close();
    }

    private void counts(JsonWriter out) {
        if (packets != null) {
            out.field("orig_packets", packets.origPackets());
            out.field("resp_packets", packets.respPackets());
            out.field("orig_ip_bytes", packets.origIpBytes());
            out.field("resp_ip_bytes", packets.respIpBytes());
            out.field("missed_bytes", packets.missedBytes());
            out.field("ip_protocol", packets.ipProtocol());
        }
    }

    private static void side(JsonWriter out, String name, Side side) {
        out.open(name);
        out.field("address", side.address());
        known(out, "port", side.port());
        ConnectionEnd end = side.end();
        if (end != null) {
            out.field("connection", end.id());
            out.field("source", side.source());
            out.field("service.name", end.origin().service());
            known(out, "process.pid", end.origin().pid() > 0 ? end.origin().pid() : -1);
            out.field("thread.name", end.threadName());
            stack(out, "opened_by", end.openedBy());
            stack(out, "closed_by", end.closedBy());
        }
        out.close();
    }

    private static void stack(JsonWriter out, String name, @Nullable List<String> stack) {
        if (stack != null && !stack.isEmpty()) {
            out.field(name, stack);
        }
    }

    private static void known(JsonWriter out, String name, long value) {
        if (value >= 0) {
            out.field(name, value);
        }
    }

    private void turns(JsonWriter out) {
        if (turns == null || turns.count() == 0) {
            return;
        }
        out.open("turns");
        out.field("count", turns.count());
        out.open("latency_ns");
        out.field("p50", turns.p50Nanos());
        out.field("p99", turns.p99Nanos());
        out.field("max", turns.maxNanos());
        out.close();
        out.field("orig_bytes", turns.requestBytes());
        out.field("resp_bytes", turns.answerBytes());
        out.close();
    }

    private void disagreement(JsonWriter out) {
        ConnectionEnd o = orig.end();
        ConnectionEnd r = resp.end();
        if (disagreement && o != null && r != null) {
            out.open("disagreement");
            out.field("orig_wrote", o.written());
            out.field("resp_read", r.read());
            out.field("resp_wrote", r.written());
            out.field("orig_read", o.read());
            out.close();
        }
    }
}
