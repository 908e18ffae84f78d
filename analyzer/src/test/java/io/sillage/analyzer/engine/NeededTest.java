package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has to be read of an event of a kind: the key, open guards, and actions that are possible. */
class NeededTest {
    private final Program program = Compiler.compile("""
                    transducer t
                    key   connection
                    event opened = kind == "socket.connect" and not error.type exists
                    event sent   = kind == "socket.write"
                    event closed = kind == "socket.close"
                    match opened { who = network.peer.address } sent { n += bytes + duration_ns } closed
                    emit  n, who
                    """, Limits.DEFAULT).get(0);
    private final Needed needed = new Needed(program);

    @Test
    void isWhatTheKindLeavesOpen() {
        assertThat(of("socket.connect")).containsExactlyInAnyOrder("connection", "error.type", "network.peer.address");
        assertThat(of("socket.write")).containsExactlyInAnyOrder("connection", "bytes", "duration_ns");
        assertThat(of("socket.close")).containsExactly("connection");
        assertThat(of("log")).containsExactly("connection");
    }

    @Test
    void isAllForWhoLooksOn() {
        assertThat(needed.all().cardinality()).isEqualTo(program.fields().size());
    }

    private List<String> of(String kind) {
        Row row = new Row(program.fields().size());
        int field = program.fields().indexOf("kind");
        row.put(field, kind);
        return needed.from(program.alphabet().after(field, row)).stream()
                .mapToObj(program.fields()::get)
                .toList();
    }
}
