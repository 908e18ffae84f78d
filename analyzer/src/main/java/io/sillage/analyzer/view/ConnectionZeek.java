package io.sillage.analyzer.view;

import io.sillage.analyzer.view.ConnectionRecord.PacketCounts;
import io.sillage.event.ClockPair;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections as Zeek's conn.log, for the tools that read it. */
public final class ConnectionZeek {
    private static final String FIELDS =
            "ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto service duration orig_bytes"
                    + " resp_bytes conn_state missed_bytes history orig_pkts orig_ip_bytes resp_pkts resp_ip_bytes"
                    + " ip_proto community_id";
    private static final String TYPES = "time string addr port addr port enum string interval count"
            + " count string count string count count count count count string";

    private ConnectionZeek() {}

    public static List<String> lines(Connections connections) {
        List<String> lines = new ArrayList<>();
        lines.add("#separator \\x09");
        lines.add("#set_separator\t,");
        lines.add("#empty_field\t(empty)");
        lines.add("#unset_field\t-");
        lines.add("#path\tconn");
        lines.add("#fields\t" + FIELDS.replace(' ', '\t'));
        lines.add("#types\t" + TYPES.replace(' ', '\t'));
        for (ConnectionRecord record : connections.records()) {
            lines.add(line(record, connections.clock()));
        }
        return lines;
    }

    private static String line(ConnectionRecord record, ClockPair clock) {
        PacketCounts packets = record.packets();
        // Zeek, too, gives neither duration nor bytes for what took no time.
        boolean momentary = packets != null && record.durationNanos() < 1000;
        return String.join(
                "\t",
                micros(clock.wallOf(record.startMono())),
                record.id(),
                text(record.orig().address()),
                count(record.orig().port()),
                text(record.resp().address()),
                count(record.resp().port()),
                record.transport(),
                "-",
                momentary ? "-" : micros(record.durationNanos()),
                momentary ? "-" : count(record.origBytes()),
                momentary ? "-" : count(record.respBytes()),
                record.state(),
                packets == null ? "-" : count(packets.missedBytes()),
                text(record.history()),
                packets == null ? "-" : count(packets.origPackets()),
                packets == null ? "-" : count(packets.origIpBytes()),
                packets == null ? "-" : count(packets.respPackets()),
                packets == null ? "-" : count(packets.respIpBytes()),
                packets == null ? "-" : count(packets.ipProtocol()),
                text(record.communityId()));
    }

    private static String micros(long nanos) {
        return BigDecimal.valueOf(nanos / 1000, 6).toPlainString();
    }

    private static String count(long value) {
        return value < 0 ? "-" : Long.toString(value);
    }

    private static String text(@Nullable String value) {
        return value == null || value.isEmpty() ? "-" : Plain.text(value);
    }
}
