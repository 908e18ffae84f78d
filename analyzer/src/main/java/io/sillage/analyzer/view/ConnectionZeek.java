package io.sillage.analyzer.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections as Zeek's conn.log, for the tools that read it. */
public final class ConnectionZeek {
    private static final String FIELDS =
            "ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto service duration orig_bytes"
                    + " resp_bytes conn_state history community_id";
    private static final String TYPES =
            "time string addr port addr port enum string interval count count string string string";

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
            lines.add(String.join(
                    "\t",
                    micros(connections.clock().wallOf(record.startMono())),
                    record.id(),
                    text(record.orig().address()),
                    count(record.orig().port()),
                    text(record.resp().address()),
                    count(record.resp().port()),
                    record.transport(),
                    "-",
                    micros(record.durationNanos()),
                    count(record.origBytes()),
                    count(record.respBytes()),
                    record.state(),
                    text(record.history()),
                    text(record.communityId())));
        }
        return lines;
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
