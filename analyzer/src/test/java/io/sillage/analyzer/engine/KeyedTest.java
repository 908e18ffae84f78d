package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The sentences of {@code docs/language.md}, one by one. */
class KeyedTest {
    private static final String HEAD = "{\"stream\":\"x\",";

    @Test
    void slicesAreReadByThemselves() {
        Played played = Played.abc("match a b { n += 1 }", "emit n");
        played.event("a", "x").event("a", "y").event("b", "y").event("b", "x").end();
        assertThat(played.records())
                .containsExactly(
                        "{\"stream\":\"y\",\"ended\":\"match\",\"complete\":true,\"n\":1}",
                        "{\"stream\":\"x\",\"ended\":\"match\",\"complete\":true,\"n\":1}");
        assertThat(played.counts().open()).isEqualTo(2);
    }

    @Test
    void withoutAKeyTheWholeLogIsOneSlice() {
        Played played = Played.of("event a = kind == \"a\"", "match a { n += 1 }{2}", "emit n");
        played.event("a", "x").event("a", "y").end();
        assertThat(played.records()).containsExactly("{\"ended\":\"match\",\"complete\":true,\"n\":2}");
    }

    @Test
    void eventsThatNobodyMentionsAreSkipped() {
        Played played = Played.abc("match a b", "emit n = slice.events")
                .word("axxb", "x")
                .end();
        assertThat(played.records()).containsExactly(HEAD + "\"ended\":\"match\",\"complete\":true,\"n\":2}");
        assertThat(played.counts().mentioned()).isEqualTo(2);
    }

    @Test
    void aDeclaredEventThatTheExpressionDoesNotReadIsSkippedToo() {
        assertThat(Played.abc("match a b").word("acb", "x").counts().broken()).isZero();
    }

    @Test
    void strictEventsThatNobodyMentionsBreakTheirOwnSlice() {
        Played played = Played.abc("strict", "match a b");
        played.event("a", "x")
                .event("a", "y")
                .event("other", "x")
                .event("b", "x")
                .event("b", "y")
                .end();
        assertThat(played.counts().broken()).isEqualTo(1);
        assertThat(played.counts().stray()).isEqualTo(1);
        assertThat(played.records()).containsExactly("{\"stream\":\"y\",\"ended\":\"match\",\"complete\":true}");
    }

    @Test
    void aStrictSliceThatIsSatisfiedHasItsRecordWhenAnotherEventComes() {
        Played played = Played.abc("strict", "match a b*");
        played.event("a", "x")
                .event("b", "x")
                .event("other", "x")
                .event("b", "x")
                .end();
        assertThat(played.counts().broken()).isZero();
        assertThat(played.records()).containsExactly("{\"stream\":\"x\",\"ended\":\"match\",\"complete\":true}");
    }

    @Test
    void theLongestMatchIsTaken() {
        Played played =
                Played.abc("match a { n += 1 }+", "emit n").word("aaa", "x").end();
        assertThat(played.records()).containsExactly(HEAD + "\"ended\":\"log\",\"complete\":true,\"n\":3}");
    }

    @Test
    void whatDoesNotFitEndsASliceAndBeginsTheNext() {
        Played played = Played.abc("match a { n += 1 } b { n += 1 }*", "emit n")
                .word("abbab", "x")
                .end();
        assertThat(played.records())
                .containsExactly(
                        HEAD + "\"ended\":\"match\",\"complete\":true,\"n\":3}",
                        HEAD + "\"ended\":\"log\",\"complete\":true,\"n\":2}");
    }

    @Test
    void theRecordIsGivenAtOnceWhenNothingCouldFollow() {
        Played played = Played.abc("match a b").at(5).event("a", "x").at(7).event("b", "x");
        assertThat(played.times()).containsExactly(7L);
        assertThat(played.records()).containsExactly(HEAD + "\"ended\":\"match\",\"complete\":true}");
    }

    @Test
    void aSliceThatMeetsWhatDoesNotFitTooEarlyIsBroken() {
        Played played = Played.abc("match a b c").word("aabc", "x").end();
        assertThat(played.counts().broken()).isEqualTo(1);
        assertThat(played.counts().records()).isEqualTo(1);
    }

    @Test
    void whatFitsNowhereIsStray() {
        Played played = Played.abc("match a b c").word("bcabcb", "x").end();
        assertThat(played.counts().stray()).isEqualTo(3);
        assertThat(played.counts().broken()).isZero();
    }

    @Test
    void whatTheLogsEndCutsIsUnfinished() {
        Played played = Played.abc("match a b c").word("ab", "x").end();
        assertThat(played.counts().unfinished()).isEqualTo(1);
        assertThat(played.records()).isEmpty();
    }

    @Test
    void interimGivesWhatIsBrokenOrUnfinished() {
        Played played = Played.abc("interim", "match a { n += 1 } b c", "emit n")
                .word("aab", "x")
                .end();
        assertThat(played.records())
                .containsExactly(
                        HEAD + "\"ended\":\"broken\",\"complete\":false,\"n\":1}",
                        HEAD + "\"ended\":\"log\",\"complete\":false,\"n\":1}");
    }

    @Test
    void aSliceIsIdleWhenSoMuchTimeHasPassedAndNotBefore() {
        Played played = Played.abc("idle 10 ns", "match a+", "emit e = slice.events, d = slice.duration_ns");
        played.at(1).event("a", "x").at(5).event("a", "x").until(14);
        assertThat(played.records()).isEmpty();
        played.until(15);
        assertThat(played.records()).containsExactly(HEAD + "\"ended\":\"idle\",\"complete\":true,\"e\":2,\"d\":4}");
        assertThat(played.times()).containsExactly(15L);
    }

    @Test
    void theEventThatEndsIdlenessBeginsASliceOfItsOwn() {
        Played played = Played.abc("idle 10 ns", "match a+", "emit e = slice.events");
        played.at(1).event("a", "x").at(11).event("a", "x").end();
        assertThat(played.times()).containsExactly(11L, 11L);
        assertThat(played.records()).hasSize(2).allMatch(record -> record.contains("\"e\":1"));
    }

    @Test
    void idleSlicesEndInTheOrderOfTheirLastEvents() {
        Played played = Played.abc("idle 10 ns", "match a+");
        played.at(1).event("a", "x").at(2).event("a", "y").at(3).event("a", "x").until(100);
        assertThat(played.times()).containsExactly(12L, 13L);
    }

    @Test
    void everySoOftenOpenSlicesHaveARecordAndGoOn() {
        Played played = Played.abc("interim every 10 ns", "match a { n += 1 }+ b", "emit n");
        played.at(3)
                .event("a", "x")
                .at(12)
                .event("a", "x")
                .at(31)
                .event("b", "x")
                .end();
        assertThat(played.times()).containsExactly(10L, 20L, 30L, 31L);
        assertThat(played.records())
                .containsExactly(
                        HEAD + "\"ended\":\"open\",\"complete\":false,\"n\":1}",
                        HEAD + "\"ended\":\"open\",\"complete\":false,\"n\":2}",
                        HEAD + "\"ended\":\"open\",\"complete\":false,\"n\":2}",
                        HEAD + "\"ended\":\"match\",\"complete\":true,\"n\":2}");
    }

    @Test
    void interimRecordsOfSilentSlicesEndSoThatALogMayJump() {
        long year = 31_557_600_000_000_000L;
        Played played = Played.abc("interim every 1 s", "match a+");
        played.at(1)
                .event("a", "x")
                .at(year)
                .event("a", "y")
                .at(year + 2_000_000_000L)
                .event("a", "x")
                .end();
        assertThat(played.times().size()).isEqualTo(Ticks.MOST_SILENT + 2 + 2);
        assertThat(played.times().subList((int) Ticks.MOST_SILENT - 1, (int) Ticks.MOST_SILENT + 2))
                .containsExactly(Ticks.MOST_SILENT * 1_000_000_000L, year + 1_000_000_000L, year + 2_000_000_000L);
        assertThat(played.counts().withheld()).isEqualTo(31_557_600L - Ticks.MOST_SILENT + 2);
    }

    @Test
    void aTextThatIsAppendedToForEverHasAnEnd() {
        Played played = Played.of(
                "key stream",
                "event a = kind == \"a\"",
                "event b = kind == \"b\"",
                "match ( a { all += body; last = body; n += 1 }* b )",
                "emit all, last, n");
        String body = "x".repeat(100_000);
        for (int i = 0; i < 1_000; i++) {
            played.event("a", "x", "body", i == 0 ? "0" : body);
        }
        String record = played.event("b", "x").records().get(0);
        assertThat(record)
                .contains("\"all\":\"0xx")
                .contains("x…\",\"last\":\"xx")
                .contains("\"n\":1000");
        assertThat(record.length()).isBetween(2 * Joined.MAX_CHARS, 2 * Joined.MAX_CHARS + 200);
    }

    @Test
    void timesMayBeAtTheEdgesOf64Bits() {
        for (String options : List.of("interim every 1 ns", "interim every 1 s", "idle 1 s", "strict")) {
            Played played = Played.abc(options, "match a+");
            played.at(Long.MIN_VALUE)
                    .event("a", "x")
                    .at(Long.MAX_VALUE)
                    .event("a", "x")
                    .until(Long.MAX_VALUE)
                    .end();
            assertThat(played.records()).as(options).isNotEmpty();
        }
    }

    @Test
    void anEventWithoutTheKeyIsShownToAllThatAreOpen() {
        Played played = Played.abc("match a b { n += 1 } c");
        played.event("a", "x")
                .event("a", "y")
                .event("b", null)
                .event("b", "y")
                .event("c", null)
                .end();
        assertThat(played.records()).hasSize(1).allMatch(record -> record.startsWith(HEAD));
        assertThat(played.counts().broken()).isEqualTo(1);
        assertThat(played.counts().keyless()).isEqualTo(2);
    }

    @Test
    void anEventWithoutTheKeyBeginsNothingAndBreaksNothing() {
        Played played = Played.abc("match a b")
                .event("a", null)
                .event("a", "x")
                .event("a", null)
                .event("b", "x")
                .end();
        assertThat(played.records()).hasSize(1);
        assertThat(played.counts().broken()).isZero();
    }

    @Test
    void mentionedEventsWithoutTheKeyAreCounted() {
        Played played = Played.abc("match a b")
                .event("a", null)
                .event("c", null)
                .event("a", "x")
                .event("b", null)
                .end();
        assertThat(played.counts().keyless()).isEqualTo(2);
        assertThat(played.counts().mentioned()).isEqualTo(3);
        assertThat(played.counts().stray()).isZero();
    }

    @Test
    void theQuietestSliceIsGivenUpWhenTooManyAreOpen() {
        Played played = Played.bounded(2, "key stream", "event a = kind == \"a\"", "match a+");
        played.event("a", "x").event("a", "y").event("a", "x").event("a", "z").end();
        assertThat(played.counts().evicted()).isEqualTo(1);
        assertThat(played.counts().open()).isEqualTo(2);
        assertThat(played.records().get(0)).isEqualTo("{\"stream\":\"y\",\"ended\":\"evicted\",\"complete\":true}");
    }

    @Test
    void aNumberAndATextNameDifferentSlices() {
        Played played = Played.of("key `k`", "event a = kind == \"a\"", "match a{2}");
        played.event("a", null, "k", 1L)
                .event("a", null, "k", "1")
                .event("a", null, "k", 1L)
                .end();
        assertThat(played.records()).containsExactly("{\"k\":1,\"ended\":\"match\",\"complete\":true}");
    }

    @Test
    void branchesKeepTheirRegistersApartUntilOneIsTaken() {
        String match = "match ( a { n += 1; all ++= kind; d ~= n } )+ b | ( a { n += 10; all ++= kind; d ~= n } )+ c";
        Played played = Played.abc(match, "emit n, all, most = largest(d)")
                .word("aab", "x")
                .word("aaac", "y")
                .end();
        assertThat(played.records())
                .containsExactly(
                        HEAD + "\"ended\":\"match\",\"complete\":true,\"n\":2,\"all\":[\"a\",\"a\"],\"most\":2}",
                        "{\"stream\":\"y\",\"ended\":\"match\",\"complete\":true,\"n\":30,"
                                + "\"all\":[\"a\",\"a\",\"a\"],\"most\":30}");
    }

    @Test
    void aSliceInAPlaceThatWasUsedBeforeBeginsWithoutRegisters() {
        Played played = Played.abc("match a { n += bytes; t ?= body } b", "emit n, t");
        played.event("a", "x", "bytes", 7L, "body", "one").event("b", "x");
        played.event("a", "y").event("b", "y").end();
        assertThat(played.records().get(1)).isEqualTo("{\"stream\":\"y\",\"ended\":\"match\",\"complete\":true}");
    }
}
