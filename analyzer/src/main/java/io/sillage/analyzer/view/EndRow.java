package io.sillage.analyzer.view;

import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.ClockPair;
import io.sillage.event.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The end of a connection that a record of the reading {@code connection-end} tells. */
final class EndRow {
    private final Map<String, Integer> places = new HashMap<>();
    private final ClockPair clock;

    /** @param clock turns the record's wall times back into monotonic ones */
    EndRow(Program program, ClockPair clock) {
        program.recordFields().forEach(name -> places.put(name, places.size()));
        this.clock = clock;
    }

    ConnectionEnd end(Given given, Map<String, ByteOffsets> offsets) {
        Fields fields = new Fields(Objects.requireNonNull(given.row(), "Bug: a record without its row"));
        String id = Objects.requireNonNull(fields.text("connection"), "Bug: an end without an id");
        ByteOffsets moved = Objects.requireNonNull(offsets.get(id), "Bug: an end whose bytes nobody counted");
        return fields.end(fields.connection(id, moved.origin().process()), moved);
    }

    private final class Fields {
        private final Row row;

        Fields(Row row) {
            this.row = row;
        }

        private int at(String name) {
            Integer at = places.get(name);
            if (at == null) {
                throw new IllegalStateException("Bug: the reading gives no field " + name);
            }
            return at;
        }

        private @Nullable Object object(String name, byte type) {
            int at = at(name);
            return row.type(at) == type ? row.object(at) : null;
        }

        private @Nullable String text(String name) {
            return (String) object(name, Row.TEXT);
        }

        private long number(String name, long absent) {
            int at = at(name);
            return row.type(at) == Row.ABSENT ? absent : row.bits(at);
        }

        private long time(String name) {
            long wall = number(name, ConnectionEnd.NEVER);
            return wall == ConnectionEnd.NEVER ? wall : wall - clock.wall() + clock.mono();
        }

        @SuppressWarnings("unchecked")
        private @Nullable List<String> stack(String name) {
            return (List<String>) object(name, Row.OTHER);
        }

        private Connection connection(String id, String process) {
            return new Connection(
                            process,
                            0,
                            Objects.requireNonNull(text("transport")),
                            text("local"),
                            (int) number("local_port", -1),
                            text("peer"),
                            (int) number("peer_port", -1),
                            false)
                    .called(id);
        }

        private Role role() {
            String role = text("role");
            return role == null ? Role.UNKNOWN : role.equals("orig") ? Role.ORIG : Role.RESP;
        }

        /** A failure after the close is none of the other side's doing, nor is that of a write after this side's last byte. */
        private long reset() {
            return Math.min(before("fin", time("broke")), before("close", time("read_broke")));
        }

        private long before(String end, long mono) {
            return mono < time(end) ? mono : ConnectionEnd.NEVER;
        }

        /** What moved no byte until the end of the log is a pause, too, if the connection was open. */
        private long pause() {
            long pause = number("pause_ns", 0);
            boolean closed = time("close") != ConnectionEnd.NEVER;
            return closed ? pause : Math.max(pause, time("end") - time("quiet_since"));
        }

        private TurnFigures turns(String latency, String request, String answer, String early) {
            return new TurnFigures(
                    number(latency, 0),
                    Math.max(0, number(latency + "_p50_ns", 0)),
                    Math.max(0, number(latency + "_p99_ns", 0)),
                    Math.max(0, number(latency + "_max_ns", 0)),
                    number(request, 0),
                    number(latency, 0) == 0 ? 0 : number(answer, 0) - number(early, 0));
        }

        private ConnectionEnd end(Connection connection, ByteOffsets moved) {
            Role role = role();
            return new ConnectionEnd(
                    connection,
                    moved.origin(),
                    role,
                    text("thread"),
                    time("open") != ConnectionEnd.NEVER,
                    Math.min(time("start"), time("began")),
                    time("open"),
                    time("end"),
                    number("bytes_written", 0),
                    number("bytes_read", 0),
                    number("writes", 0),
                    number("reads", 0),
                    time("first_write"),
                    time("first_read"),
                    time("peer_fin"),
                    time("fin"),
                    time("close"),
                    reset(),
                    text("error"),
                    stack("opened_by"),
                    stack("closed_by"),
                    role == Role.RESP ? null : turns("answered", "asked_bytes", "bytes_read", "early_reads"),
                    role == Role.ORIG ? null : turns("answering", "was_asked_bytes", "bytes_written", "early_writes"),
                    pause(),
                    moved.sent(),
                    moved.got(),
                    moved.shiftNanos(),
                    number("events", 0));
        }
    }
}
