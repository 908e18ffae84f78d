package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One transducer that is fed events by hand. */
final class Played {
    private final Program program;
    private final Keyed keyed;
    private final List<Given> given = new ArrayList<>();
    private long mono;

    private Played(Program program, int maxOpen) {
        this.program = program;
        keyed = new Keyed(program, maxOpen, time -> time, given::add);
    }

    static Played of(String... lines) {
        return bounded(1000, lines);
    }

    /** Of a transducer whose events a, b, c are of these kinds, in slices by {@code stream}. */
    static Played abc(String... lines) {
        return of(
                "key stream",
                "event a = kind == \"a\"",
                "event b = kind == \"b\"",
                "event c = kind == \"c\"",
                String.join("\n", lines));
    }

    static Played bounded(int maxOpen, String... lines) {
        String text = "transducer t\n" + String.join("\n", lines);
        return new Played(Compiler.compile(text, Limits.DEFAULT).get(0), maxOpen);
    }

    Played at(long time) {
        mono = time;
        return this;
    }

    /** Lets time pass without an event. */
    Played until(long time) {
        mono = time;
        keyed.advance(time);
        return this;
    }

    /** An event of that kind in that stream, with more fields: a name, a value, and so on. */
    Played event(String kind, @Nullable String stream, Object... more) {
        Row row = new Row(program.fields().size());
        put(row, "kind", kind);
        put(row, "stream", stream);
        for (int i = 0; i < more.length; i += 2) {
            put(row, String.valueOf(more[i]), more[i + 1]);
        }
        keyed.advance(mono);
        int[] key = program.keyFields().stream().mapToInt(field -> field).toArray();
        Key of = Key.reusable(key.length);
        keyed.step(row, program.alphabet().letter(row), of.fill(row, key) ? of : null, mono);
        return this;
    }

    private void put(Row row, String name, @Nullable Object value) {
        int field = program.fields().indexOf(name);
        if (field >= 0) {
            row.put(field, value);
        }
    }

    /** Events of one letter each, in one stream. */
    Played word(String letters, String stream) {
        letters.chars().forEach(letter -> event(String.valueOf((char) letter), stream));
        return this;
    }

    Played end() {
        keyed.end(mono);
        return this;
    }

    /** What was given, without the transducer's name. */
    List<String> records() {
        return given.stream()
                .map(one -> one.json().replace("\"transducer\":\"t\",", ""))
                .toList();
    }

    List<Long> times() {
        return given.stream().map(Given::mono).toList();
    }

    Counts counts() {
        return keyed.counts(0);
    }
}
