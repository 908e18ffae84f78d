package io.sillage.analyzer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Shipped;
import io.sillage.analyzer.transduce.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class EquivalenceTest {
    static final List<List<String>> EQUAL = List.of(
            List.of("renamed registers", "match a { n += bytes }+ emit x = n", "match a { m += bytes }+ emit x = m"),
            List.of(
                    "updates of different registers in another order",
                    "match a { n += bytes; m = seq }+ emit n, m",
                    "match a { m = seq; n += bytes }+ emit n, m"),
            List.of(
                    "fields in another order",
                    "match a { n += bytes; m = seq }+ emit n, m",
                    "match a { n += bytes; m = seq }+ emit m, n"),
            List.of("a a* and a+", "match a a* b", "match a+ b"),
            List.of("a? b and b | a b", "match a? b", "match b | a b"),
            List.of(
                    "guards written differently",
                    "event g = kind == \"a\" or kind == \"b\" match g+",
                    "event g = not (not kind in (\"b\", \"a\")) match g+"),
            List.of(
                    "else and what is explicitly not",
                    "event big = kind == \"a\" and bytes > 9 match (big { n += 1 } else a { m += 1 })+ emit n, m",
                    "event big = kind == \"a\" and bytes > 9 event small = kind == \"a\" and not big"
                            + " match (big { n += 1 } | small { m += 1 })+ emit n, m"),
            List.of(
                    "a register that nobody reads",
                    "match a { n += 1; unread = bytes }+ emit n",
                    "match a { n += 1 }+ emit n"),
            List.of("a first value and a value set once", "match a { n ?= bytes } b", "match a { n = bytes } b"),
            List.of("a first value over a repetition", "match a { n ?= 1 }+ b emit n", "match a { n = 1 } a* b emit n"),
            List.of("a copy in between", "match a { x = bytes; y = x } b emit y", "match a { y = bytes } b emit y"),
            List.of(
                    "branches and none",
                    "match a { x = bytes } (a { n += 1 })* b emit x, n",
                    "match a { x = bytes } b | a { x = bytes } (a { n += 1 })+ b emit x, n"),
            List.of(
                    "counted repetitions",
                    "match a { n += 1 }{2,3} b emit n",
                    "match a { n += 1 } a { n += 1 } a { n += 1 }? b emit n"),
            List.of("the same period", "interim every 5 min match a+", "interim every 300 s match a+"),
            List.of("periods when nothing is ever open", "interim every 5 s match a", "interim every 7 s match a"),
            List.of("the same idle", "idle 5 min match a { n += 1 }+ emit n", "idle 300 s match a { n += 1 }+ emit n"),
            List.of(
                    "sums of numbers in another order",
                    "match a { n = bytes + seq } emit n",
                    "match a { n = seq + bytes } emit n"),
            List.of(
                    "interim records of what is not finished",
                    "interim match a { n += 1 } a { n += 1 } emit n",
                    "interim match a { n += 1 }{2} emit n"),
            List.of(
                    "times of the slice",
                    "match a { t = 1 } b emit d = slice.duration_ns, n = slice.events",
                    "match a b emit d = slice.duration_ns, n = slice.events"));

    @ParameterizedTest(name = "{0}")
    @FieldSource("EQUAL")
    void isProved(List<String> pair) {
        Verdict verdict = Equivalence.of(Programs.abc(pair.get(1)), Programs.abc(pair.get(2)), Limits.DEFAULT);
        assertThat(verdict).as(pair.get(0)).isInstanceOf(Verdict.Same.class);
    }

    @ParameterizedTest(name = "{0} or {1}: {2} events")
    @CsvSource(delimiter = '!', textBlock = """
            match a                                 ! match b                                ! 1
            match a b                               ! match a c                              ! 2
            match a+                                ! match a a+                             ! 1
            match a{3}                              ! match a{4}                             ! 3
            match a+ b                              ! match a+ b c?                          ! 2
            match a {{ n += 1 }}+ emit n            ! match a {{ n += 2 }}+ emit n           ! 1
            match a {{ n = bytes }}+ emit n         ! match a {{ n ?= bytes }}+ emit n       ! 2
            match a {{ n += bytes }}+ emit n        ! match a {{ n max= bytes }}+ emit n     ! 2
            match a emit x = slice.start            ! match a                                ! 1
            match a b                               ! strict match a b                       ! 3
            match a+                                ! idle 5 s match a+                      ! 2
            idle 5 s match a+                       ! idle 6 s match a+                      ! 2
            match a b                               ! interim match a b                      ! 1
            interim match a+                        ! interim every 5 s match a+             ! 2
            interim every 5 s match a+              ! interim every 6 s match a+             ! 2
            interim every 5 s match a b             ! interim every 10 s match a b           ! 2
            interim every 7 s match a{2,}           ! interim every 5 s match a{2,}          ! 2
            idle 5 s interim every 10 s match a b   ! idle 5 s interim every 15 s match a b  ! 2
            idle 5 s interim every 10 s match a b   ! idle 5 s interim match a b             ! 2
            match a {{ n = body }} emit n           ! match a {{ n = lower(body) }} emit n   ! 1
            event g = bytes > 5 match g             ! event g = bytes > 6 match g            ! 1
            event g = bytes > 5 match g             ! event g = bytes >= 5 match g           ! 1
            match a (b {{ n += 1 }} | c)* a emit n  ! match a (c {{ n += 1 }} | b)* a emit n ! 3
            match a                                 ! key name match a                       ! 1
            """)
    void isShownByAShortestLog(String first, String second, int events) {
        Program one = keyed(first);
        Program other = keyed(second);
        Verdict verdict = Equivalence.of(one, other, Limits.DEFAULT);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Different.class, different -> {
            assertThat(different.log()).hasSize(events);
            assertThat(different.shortest()).isTrue();
            assertThat(different.first()).isNotEqualTo(different.second());
        });
    }

    private static Program keyed(String lines) {
        String text = lines.replace("{{", "{").replace("}}", "}");
        return text.contains("key ")
                ? Programs.of("key thread.name", "event a = kind == \"a\"", text.replace("key name", ""))
                : Programs.abc(text);
    }

    @Test
    void saysWhereAShorterLogMayBe() {
        Verdict verdict = Equivalence.of(
                Programs.abc("match a { n ~= bytes }+ emit n = p50(n)"),
                Programs.abc("match a { n ~= bytes }+ emit n = p99(n)"),
                Limits.DEFAULT);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Different.class, different -> {
            assertThat(different.log()).hasSize(2);
            assertThat(different.shortest()).isFalse();
        });
    }

    @Test
    void isUndecidedWhereTheProofDoesNotReach() {
        Verdict verdict = Equivalence.of(
                Programs.abc("match a { n += 1 }+ emit n = n * 2"),
                Programs.abc("match a { n += 2 }+ emit n"),
                Limits.DEFAULT);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Undecided.class, undecided -> {
            assertThat(undecided.reason())
                    .startsWith("field 'n' is worked out in ways that are not proved to be the same; tried ");
            assertThat(undecided.log()).hasSize(1);
        });
    }

    private static final String BELOW = "transducer a event x = kind == \"x\" match x { n += bytes }+ emit n ";

    @Test
    void programsOverTheRecordsOfOneCanBeProvedTheSame() {
        String first = "transducer b over a event y = ended == \"match\" and n > 3 match y { sum += n }+ emit sum";
        Program one = second(BELOW + first);
        assertThat(Equivalence.of(
                        one,
                        second(BELOW
                                + first.replace("y { sum += n }+", "y { s += n } y { s += n }*")
                                        .replace("emit sum", "emit sum = s")),
                        Limits.DEFAULT))
                .isInstanceOf(Verdict.Same.class);
        assertThat(reason(one, second(BELOW + first.replace("n > 3", "n > 4"))))
                .isEqualTo("they may differ over some records: one gives a record that the other does not give; whether"
                        + " 'a' can give such is not known");
        assertThat(Equivalence.of(one, one, new Limits(1)))
                .isEqualTo(new Verdict.Undecided("more than 1 configurations of the two side by side", List.of()));
        assertThat(reason(one, second(BELOW.replace("bytes", "seq") + first)))
                .isEqualTo("'b' reads the records of another transducer, of which not every log can be made; only two"
                        + " that read events, or the records of the same one, are compared");
        assertThat(Compiler.compile(one.source(), Limits.DEFAULT).get(1).source())
                .isEqualTo(one.source());
    }

    private static Program second(String text) {
        return Compiler.compile(text, Limits.DEFAULT).get(1);
    }

    private static String reason(Program one, Program other) {
        return ((Verdict.Undecided) Equivalence.of(one, other, Limits.DEFAULT)).reason();
    }

    @Test
    void isUndecidedWhereTheLimitIsReached() {
        String[] text = {"match a { n += 1 } b{2,30} c emit n"};
        assertThat(Equivalence.of(Programs.abc(text), Programs.abc(text), new Limits(5)))
                .isEqualTo(new Verdict.Undecided("more than 5 configurations of the two side by side", List.of()));
    }

    @ParameterizedTest
    @FieldSource("READINGS")
    void everyReadingIsEqualToItself(String name) {
        Program program =
                Compiler.compile(Shipped.reading(name), Limits.DEFAULT).get(0);
        assertThat(Equivalence.of(program, program, Limits.DEFAULT)).isInstanceOf(Verdict.Same.class);
    }

    static final List<String> READINGS = Shipped.NAMES;
}
