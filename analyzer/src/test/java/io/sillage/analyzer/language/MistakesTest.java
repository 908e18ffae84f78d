package io.sillage.analyzer.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sillage.analyzer.transduce.Limits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said, and of which place, of what people write who know the language half. */
class MistakesTest {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "two ways to read a log",
                        t("event a = kind == \"log\"", "match a { n += 1 } | a { n += 2 }"),
                        "3:7",
                        "a log can be read in two ways: event 1 of it as 'a' at 3:7 or as 'a' at 3:22, with different actions; write 'else' instead of '|' to prefer one, or make the events exclude one another",
                        "{\"kind\":\"log\"}   a",
                        "read as:   a { n += 1 } at 3:7",
                        "or as:     a { n += 2 } at 3:22"),
                mistake(
                        "two ways whose actions are written with the same letters",
                        t(
                                "event a = kind == \"log\"",
                                "match a { r = \"x\\\"; s = \\\"y\" } | a { r = \"x\"; s = \"y\" }"),
                        "3:7",
                        "a log can be read in two ways: event 1 of it as 'a' at 3:7 or as 'a' at 3:34, with different actions; write 'else' instead of '|' to prefer one, or make the events exclude one another",
                        "{\"kind\":\"log\"}   a",
                        "read as:   a { r = \"x\\\"; s = \\\"y\" } at 3:7",
                        "or as:     a { r = \"x\"; s = \"y\" } at 3:34"),
                mistake(
                        "two ways that only differ later",
                        t(
                                "event a = kind == \"log\"",
                                "event b = kind == \"marker\"",
                                "match a { n += 1 }* a { m += 1 }* b"),
                        "4:7",
                        "a log can be read in two ways: event 1 of it as 'a' at 4:7 or as 'a' at 4:21, with different actions; write 'else' instead of '|' to prefer one, or make the events exclude one another",
                        "{\"kind\":\"log\"}   a",
                        "{\"kind\":\"marker\"}   b",
                        "read as:   a { n += 1 } at 4:7, b at 4:35",
                        "or as:     a { m += 1 } at 4:21, b at 4:35"),
                mistake(
                        "two events that overlap",
                        t(
                                "event bad = severity == \"ERROR\"",
                                "event line = kind == \"log\"",
                                "match bad { n += 1 } | line { m += 1 }"),
                        "4:7",
                        "a log can be read in two ways: event 1 of it as 'bad' at 4:7 or as 'line' at 4:24, with different actions; write 'else' instead of '|' to prefer one, or make the events exclude one another",
                        "{\"severity\":\"ERROR\",\"kind\":\"log\"}   bad and line",
                        "read as:   bad { n += 1 } at 4:7",
                        "or as:     line { m += 1 } at 4:24"),
                mistake(
                        "a part after an else that takes all",
                        t(
                                "event line = kind == \"log\"",
                                "event bad = line and severity == \"ERROR\"",
                                "match line else bad { n += 1 }"),
                        "4:17",
                        "this 'bad' can never match: whatever it would read is taken by what stands before an 'else'"),
                mistake(
                        "a condition that contradicts itself",
                        t("event a = kind == \"log\" and kind == \"marker\"", "match a"),
                        "2:7",
                        "no event can be 'a': its condition contradicts itself"),
                mistake(
                        "ranges that exclude one another",
                        t("event a = bytes > 10 and bytes < 5", "match a"),
                        "2:7",
                        "no event can be 'a': its condition contradicts itself"),
                mistake(
                        "texts that exclude one another",
                        t("event a = body starts \"x\" and body ~ /^[a-w]/", "match a"),
                        "2:7",
                        "no event can be 'a': its condition contradicts itself"),
                mistake(
                        "a guard that reads a register",
                        t("event a = kind == \"log\"", "event b = n > 3", "match a { n += 1 } b"),
                        "3:11",
                        "a guard can't read the register 'n': guards see one event and nothing before it, so that everything about them can be proved"),
                mistake(
                        "a register as a condition",
                        t("event a = kind == \"log\"", "event b = n", "match a { n += 1 } b"),
                        "3:11",
                        "a guard can't read the register 'n': guards see one event and nothing before it, so that everything about them can be proved"),
                mistake(
                        "a guard that compares two fields",
                        t("event a = bytes > count", "match a"),
                        "2:19",
                        "a guard compares a field with a constant; 'count' is a name. A guard sees one event and neither registers nor two fields at once, so that everything about it can be proved; a text stands in quotes: \"count\""),
                mistake(
                        "a text without quotes",
                        t("event a = kind == log", "match a"),
                        "2:19",
                        "a guard compares a field with a constant; 'log' is a name. A guard sees one event and neither registers nor two fields at once, so that everything about it can be proved; a text stands in quotes: \"log\""),
                mistake(
                        "a field that is nearly one",
                        t("event a = severty == \"ERROR\"", "match a"),
                        "2:11",
                        "no event has a field 'severty', near 'severity'; a field that only your events have stands in backquotes: `severty`"),
                mistake(
                        "the end of a dotted field",
                        t("event a = status_code == 500", "match a"),
                        "2:11",
                        "no event has a field 'status_code', near 'db.response.status_code'; a field that only your events have stands in backquotes: `status_code`"),
                mistake(
                        "a field that no event has",
                        t("event a = kind == \"log\" and colour == \"red\"", "match a"),
                        "2:29",
                        "no event has a field 'colour'; a field that only your events have stands in backquotes: `colour`"),
                mistake(
                        "a field that is nearly one, in an action",
                        t("event a = kind == \"log\"", "match a { n += byte }"),
                        "3:16",
                        "no event has a field 'byte', near 'bytes'; a field that only your events have stands in backquotes: `byte`"),
                mistake(
                        "a text compared with a number",
                        t("event a = kind == 5", "match a"),
                        "2:11",
                        "'kind' is a text, so this test is never true"),
                mistake(
                        "a number compared with a text",
                        t("event a = bytes == \"5\"", "match a"),
                        "2:11",
                        "'bytes' is a number, so this test is never true"),
                mistake(
                        "a truth compared with a text",
                        t("event a = eof == \"true\"", "match a"),
                        "2:11",
                        "'eof' is true or false, so this test is never true"),
                mistake(
                        "a time compared",
                        t("event a = time > 5", "match a"),
                        "2:11",
                        "'time' is a time, of which guards can only ask whether it exists (use --since and --until), so this test is never true"),
                mistake(
                        "a list compared",
                        t("event a = stack contains \"main\"", "match a"),
                        "2:11",
                        "'stack' is a list, of which guards can only ask whether it exists, so this test is never true"),
                mistake(
                        "order among texts",
                        t("event a = severity > \"INFO\"", "match a"),
                        "2:22",
                        "'>' orders numbers; \"INFO\" is none"),
                mistake(
                        "a repetition of perhaps nothing",
                        t("event a = kind == \"log\"", "match (a?)* a"),
                        "3:11",
                        "what is repeated here can be nothing at all, so it could be repeated without end; leave the inner ? or * out"),
                mistake(
                        "a repetition of a repetition",
                        t("event a = kind == \"log\"", "match a**"),
                        "3:9",
                        "what is repeated here can be nothing at all, so it could be repeated without end; leave the inner ? or * out"),
                mistake(
                        "a match of nothing",
                        t("event a = kind == \"log\"", "match a?"),
                        "3:8",
                        "'match' is satisfied by no event at all, so nothing would begin or end it; make one part of it obligatory"),
                mistake("no match", t("event a = kind == \"log\""), "1:12", "transducer 't' has no 'match'"),
                mistake(
                        "an empty match",
                        t("event a = kind == \"log\"", "match"),
                        "3:6",
                        "expected an event or '(', found the end of the file"),
                mistake(
                        "over a transducer that is not there",
                        base("over bases", "event a = n > 1", "match a"),
                        "5:12",
                        "'over bases': no transducer 'bases' stands above 'second' in this file, near 'base'"),
                mistake(
                        "over a transducer that stands below",
                        "transducer t over u event a = n > 1 match a transducer u event a = kind == \"log\" match a",
                        "1:12",
                        "'over u': no transducer 'u' stands above 't' in this file"),
                mistake(
                        "a guard on what records lack",
                        base("over base", "event a = m > 1", "match a"),
                        "7:11",
                        "the records of 'base' have no field 'm', near 'n'; they have time, `transducer`, stream, ended, complete, n"),
                mistake(
                        "an action on what records lack",
                        base("over base", "event a = n > 1", "match a { x += bytes }"),
                        "8:16",
                        "the records of 'base' have no field 'bytes'; they have time, `transducer`, stream, ended, complete, n"),
                mistake(
                        "a key that records lack",
                        base("over base", "key connection", "event a = n > 1", "match a"),
                        "5:12",
                        "the records of 'base' have no field 'connection'; they have time, `transducer`, stream, ended, complete, n"),
                mistake(
                        "a register named as a field of records",
                        base("over base", "event a = n > 1", "match a { n += 1 }"),
                        "8:11",
                        "'n' is a field of the records of 'base'; a register needs a name of its own"),
                mistake(
                        "no transducer",
                        "# only a remark\n",
                        "2:1",
                        "expected a transducer, as in: transducer NAME key FIELD event … match … emit …, found the end of the file"),
                mistake(
                        "no text",
                        "",
                        "1:1",
                        "expected a transducer, as in: transducer NAME key FIELD event … match … emit …, found the end of the file"),
                mistake(
                        "an unknown function",
                        t("event a = kind == \"log\"", "match a { n = lowr(body) }"),
                        "3:15",
                        "no such function 'lowr', near 'lower'; there are lower, template, community_id, number, count, p50, p90, p99, largest, quantile"),
                mistake(
                        "too many arguments",
                        t("event a = kind == \"log\"", "match a { n = lower(body, body) }"),
                        "3:15",
                        "lower takes 1 argument, given 2"),
                mistake(
                        "p99 in an action",
                        t("event a = kind == \"log\"", "match a { n ~= bytes; m = p99(n) }"),
                        "3:27",
                        "p99 asks a register that ~= fills, in the record that 'emit' gives"),
                mistake(
                        "a quantile of 99",
                        t("event a = kind == \"log\"", "match a { n ~= bytes }", "emit x = quantile(n, 99)"),
                        "4:10",
                        "quantile takes a share from 0 to 1, as in quantile(n, 0.999)"),
                mistake(
                        "a sketch in a record",
                        t("event a = kind == \"log\"", "match a { n ~= bytes }", "emit n"),
                        "4:6",
                        "register 'n' is a sketch; a record asks it with count, p50, p90, p99, largest or quantile"),
                mistake(
                        "a sketch that is also a sum",
                        t("event a = kind == \"log\"", "match a { n ~= bytes; n += 1 }"),
                        "3:23",
                        "register 'n' is used with ~= and with +=; one that keeps many values has one kind"),
                mistake(
                        "a register of a field's name",
                        t("event a = kind == \"log\"", "match a { bytes += bytes }"),
                        "3:11",
                        "'bytes' is a field of events; a register needs a name of its own"),
                mistake(
                        "a record of a register that nobody sets",
                        t("event a = kind == \"log\"", "match a { total += 1 }", "emit totl"),
                        "4:6",
                        "no action sets a register 'totl', near 'total'; a record is made of registers and of slice.duration_ns, slice.end, slice.ended, slice.events, slice.start"),
                mistake(
                        "a quote without a second one",
                        t("event a = kind == \"log", "match a"),
                        "2:19",
                        "this \" has no second one on its line"),
                mistake(
                        "a backquote without a second one",
                        t("event a = `x == 1", "match a"),
                        "2:11",
                        "this ` has no second one on its line"),
                mistake(
                        "a regular expression without an end",
                        t("event a = body ~ /order", "match a"),
                        "2:18",
                        "this / has no second one on its line"),
                mistake(
                        "an unknown escape",
                        t("event a = body == \"\\q\"", "match a"),
                        "2:20",
                        "'\\q' is not known in a text; known are \\\\ \\\" \\n \\t \\r"),
                mistake(
                        "a second key",
                        t("key kind", "key seq", "event a = kind == \"log\"", "match a"),
                        "3:1",
                        "a second 'key'; a transducer has one"),
                mistake(
                        "a second match",
                        t("event a = kind == \"log\"", "match a", "match a"),
                        "4:1",
                        "a second 'match'; a transducer has one"),
                mistake(
                        "a second event of a name",
                        t("event a = kind == \"log\"", "event a = kind == \"x\"", "match a"),
                        "3:7",
                        "a second event with the name 'a'"),
                mistake(
                        "a second transducer of a name",
                        t(
                                "event a = kind == \"log\"",
                                "match a",
                                "transducer t",
                                "event a = kind == \"log\"",
                                "match a"),
                        "4:12",
                        "a second transducer with the name 't'"),
                mistake(
                        "a second field in a record",
                        t("event a = kind == \"log\"", "match a { n += 1 }", "emit n, n"),
                        "4:9",
                        "a second field 'n' in the record"),
                mistake(
                        "a field of the record that it has anyway",
                        t("key .k", "event a = kind == \"log\"", "match a { n += 1 }", "emit n, ended = n"),
                        "5:9",
                        "each record has a field 'ended' already; emit it under another name, as in: x_ended = …"),
                mistake(
                        "a field of the key in the record again",
                        t("key .k", "event a = kind == \"log\"", "match a { n += 1 }", "emit `k` = n"),
                        "5:6",
                        "each record has a field 'k' already, of its key; emit it under another name, as in: x_k = …"),
                mistake(
                        "a value without a name in the record",
                        t("event a = kind == \"log\"", "match a { n ~= bytes }", "emit p99(n)"),
                        "4:6",
                        "what 'emit' gives needs a name: p99_value = p99(…)"),
                mistake(
                        "an event called key",
                        t("event key = kind == \"log\"", "match key"),
                        "2:7",
                        "expected the event's name, found 'key', which has a meaning of its own"),
                mistake(
                        "a transducer called match",
                        "transducer match\nevent a = kind == \"log\"\nmatch a",
                        "1:12",
                        "expected the transducer's name, found 'match', which has a meaning of its own"),
                mistake(
                        "a register called in",
                        t("event a = kind == \"log\"", "match a { in += 1 }"),
                        "3:11",
                        "expected a register and what to do with it, as in { bytes_sent += bytes }, found 'in'"),
                mistake(
                        "an item that is none",
                        t("keys kind", "event a = kind == \"log\"", "match a"),
                        "2:1",
                        "expected one of over, key, strict, idle, interim, event, match, emit, found 'keys', near 'key'"),
                mistake(
                        "an event that is not declared",
                        t("event opened = kind == \"log\"", "match openend"),
                        "3:7",
                        "no event 'openend' is declared, near 'opened'; as in: event openend = kind == \"…\""),
                mistake(
                        "an event that is declared below",
                        t("event a = b and kind == \"log\"", "event b = kind == \"x\"", "match a"),
                        "2:11",
                        "no event 'b' is declared above"),
                mistake(
                        "a field without a test",
                        t("event a = kind", "match a"),
                        "2:11",
                        "no event 'kind' is declared above; it is a field, and a field needs a test such as == or exists"),
                mistake(
                        "= for ==",
                        t("event a = kind = \"log\"", "match a"),
                        "2:16",
                        "'=' names an event; to compare write =="),
                mistake(
                        "&& for and",
                        t("event a = kind == \"log\" && bytes > 1", "match a"),
                        "2:25",
                        "expected one of over, key, strict, idle, interim, event, match, emit, found '&'; in a condition write 'and'"),
                mistake(
                        "! for not",
                        t("event a = ! kind == \"log\"", "match a"),
                        "2:11",
                        "'!' means nothing here; write 'not', or !="),
                mistake(
                        "apostrophes for quotes",
                        t("event a = kind == 'log'", "match a"),
                        "2:19",
                        "''' means nothing here; texts stand in \"…\""),
                mistake(
                        "look-around",
                        t("event a = body ~ /(?=x)y/", "match a"),
                        "2:18",
                        "regular expression /(?=x)y/: '(?' at 0: look-around, flags and names are not regular; use (…) or (?:…)"),
                mistake(
                        "a word boundary",
                        t("event a = body ~ /\\bx/", "match a"),
                        "2:18",
                        "regular expression /\\bx/: '\\b' is not known here; known are \\d \\w \\s \\D \\W \\S \\t \\n \\r"),
                mistake(
                        "a number beyond 64 bits",
                        t("event a = bytes > 9223372036854775808", "match a"),
                        "2:19",
                        "the number 9223372036854775808 is beyond 64 bits"),
                mistake(
                        "a number below 64 bits",
                        t("event a = bytes > -9223372036854775809", "match a"),
                        "2:20",
                        "the number 9223372036854775809 is beyond 64 bits"),
                mistake(
                        "a real beyond 64 bits",
                        "transducer t\nevent a = user > 1" + "0".repeat(400) + ".0\nmatch a",
                        "2:18",
                        "the number 1" + "0".repeat(400) + ".0 is beyond 64 bits"),
                mistake(
                        "a count beyond a hundred",
                        t("event a = kind == \"log\"", "match a{101}"),
                        "3:9",
                        "expected a count of at most 100, found '101'"),
                mistake(
                        "a count that goes down",
                        t("event a = kind == \"log\"", "match a{3,2}"),
                        "3:8",
                        "a repetition of {3,2}: the second number must be at least the first, and 1"),
                mistake(
                        "a time without a unit",
                        t("idle 30", "event a = kind == \"log\"", "match a"),
                        "2:6",
                        "expected a time such as 10 s or 5 min, found '30' 'event'; units are ns, us, ms, s, min or m, h"),
                mistake(
                        "a time of nothing",
                        t("idle 0 s", "event a = kind == \"log\"", "match a"),
                        "2:6",
                        "a time of 0 s is outside of 1 ns to 292 years"),
                mistake(
                        "a time of thousands of years",
                        t("idle 99999999999 h", "event a = kind == \"log\"", "match a"),
                        "2:6",
                        "a time of 99999999999 h is outside of 1 ns to 292 years"),
                mistake(
                        "an operator that is none",
                        t("event a = kind == \"log\"", "match a { n -= 1 }"),
                        "3:13",
                        "expected one of = ?= += min= max= ~= ++=, found '-'"),
                mistake(
                        "a brace that stays open",
                        t("event a = kind == \"log\"", "match a { n += 1 "),
                        "3:18",
                        "expected ';', ',' or '}' after an action, found the end of the file"),
                mistake(
                        "a parenthesis that stays open",
                        t("event a = kind == \"log\"", "match ( a"),
                        "3:10",
                        "expected ')' to close the '(' at 3:7, found the end of the file"),
                mistake(
                        "a parenthesis too many",
                        t("event a = kind == \"log\"", "match a )"),
                        "3:9",
                        "expected one of over, key, strict, idle, interim, event, match, emit, found ')'"),
                mistake(
                        "an alternative of nothing",
                        t("event a = kind == \"log\"", "match a |"),
                        "3:10",
                        "expected an event or '(', found the end of the file"),
                mistake(
                        "a field that has the name of a word",
                        t("event a = idle > 1", "match a"),
                        "2:11",
                        "expected a field or an event in a condition, found 'idle', which has a meaning of its own; a field of that name stands in backquotes"));
    }

    private static Arguments mistake(String what, String text, String place, String message, String... log) {
        return arguments(what, text, place, message, List.of(log));
    }

    /** A second transducer under one. */
    private static String base(String... lines) {
        return "transducer base\nkey stream\nevent a = kind == \"log\"\nmatch a { n += 1 } emit n\ntransducer second\n"
                + String.join("\n", lines);
    }

    private static String t(String... lines) {
        return "transducer t\n" + String.join("\n", lines);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsShownWhereItIsAndInWords(String what, String text, String place, String message, List<String> log) {
        Mistake mistake = mistake(text);
        assertThat(mistake).hasMessage(message);
        assertThat(mistake.place()).hasToString(place);
        assertThat(mistake.log()).isEqualTo(log);
    }

    static Stream<Arguments> endless() {
        return Stream.of(
                arguments(t("event a = " + "(".repeat(5000)), "2:211", "more than 200 parts in one another"),
                arguments(t("event a = " + "not ".repeat(5000)), "2:811", "more than 200 parts in one another"),
                arguments(inMatch("(".repeat(5000)), "3:207", "more than 200 parts in one another"),
                arguments(inMatch("a" + " else a".repeat(5000)), "3:1409", "more than 200 parts in one another"),
                arguments(inMatch("a" + "+".repeat(5000)), "3:29", "more than 20 repetitions of one part"),
                arguments(inAction("(".repeat(5000)), "3:215", "more than 200 parts in one another"),
                arguments(inAction("lower(".repeat(5000)), "3:1215", "more than 200 parts in one another"),
                arguments(inAction("1" + " + 1".repeat(5000) + " }"), "3:817", "more than 200 operators in one value"),
                arguments(inAction("1" + " * 1".repeat(5000) + " }"), "3:817", "more than 200 operators in one value"),
                arguments(
                        events(5000, "a%2$d"),
                        "5001:7",
                        "the condition of 'a4999', with those of the events that it names, has more than 200 events in"
                                + " one another"),
                arguments(
                        events(60, "a%2$d and bytes > %1$d or a%2$d and count > %1$d"),
                        "61:7",
                        "the condition of 'a59', with those of the events that it names, has more than 10000 tests"));
    }

    private static String inMatch(String expression) {
        return t("event a = kind == \"log\"", "match " + expression);
    }

    private static String inAction(String value) {
        return inMatch("a { n = " + value);
    }

    private static String events(int count, String guard) {
        return IntStream.range(1, count)
                .mapToObj(i -> "event a" + i + " = " + String.format(guard, i, i - 1))
                .collect(Collectors.joining(
                        "\n", "transducer t\nevent a0 = kind == \"log\"\n", "\nmatch a" + (count - 1)));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void nestingThatWouldPassTheStackIsAMistake(String text, String place, String message) {
        Mistake mistake = mistake(text);
        assertThat(mistake).hasMessage(message);
        assertThat(mistake.place()).hasToString(place);
    }

    private static Mistake mistake(String text) {
        return catchThrowableOfType(Mistake.class, () -> Compiler.compile(text, Limits.DEFAULT));
    }
}
