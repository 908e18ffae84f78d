package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransduceTest {
    private static final String PAIRS = """
            transducer pairs
              key   connection
              event open  = kind == "socket.connect"
              event close = kind == "socket.close"
              match open { peer = network.peer.address; n += 1 } close { n += 1 }
              emit  peer, n
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(directory.resolve("pairs.sillage"), PAIRS);
        Files.writeString(directory.resolve("two.sillage"), PAIRS + PAIRS.replace("pairs", "others"));
        Files.writeString(
                directory.resolve("wrong.sillage"),
                PAIRS.replace("match open", "match close { n += 2 } | close | open"));
        Files.writeString(
                directory.resolve("log.jsonl"),
                event(1, "socket.connect", "c1", ",\"network.peer.address\":\"10.0.0.9\"")
                        + event(2, "socket.connect", "c2", "")
                        + event(3, "socket.close", "c1", "")
                        + event(4, "log", "c1", ",\"body\":\"x\",\"severity\":\"INFO\""));
    }

    private static String event(int seq, String kind, String connection, String more) {
        return "{\"time\":\"2026-01-02T03:04:05.00000000" + seq + "Z\",\"mono\":" + (1000 + seq) + ",\"kind\":\"" + kind
                + "\",\"source\":\"shop\",\"host.name\":\"ship\",\"process.pid\":7,\"thread.id\":1,\"connection\":\""
                + connection + "\"" + more + ",\"stream\":\"7-1/0\",\"seq\":" + seq + "}\n";
    }

    private Typed transduce(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "transduce";
        System.arraycopy(args, 0, all, 1, args.length);
        return Typed.in(directory, all);
    }

    @Test
    void givesARecordALineAndSaysWhatBecameOfTheRest() {
        Typed typed = transduce("pairs.sillage", "log.jsonl");
        assertThat(typed.out())
                .isEqualTo("{\"transducer\":\"pairs\",\"connection\":\"c1\",\"ended\":\"match\",\"complete\":true,"
                        + "\"peer\":\"10.0.0.9\",\"n\":2}\n");
        assertThat(typed.err())
                .contains("pairs: 4 events, 3 mentioned, 1 records")
                .contains("1 slices were not finished");
        assertThat(typed.exitCode()).isZero();
    }

    @Test
    void saysHowManyEventsLackedTheKey() throws IOException {
        String keyed = PAIRS.replace("connection\n", "connection, trace_id\n");
        assertThat(keyed).isNotEqualTo(PAIRS);
        Files.writeString(directory.resolve("keyed.sillage"), keyed);
        Typed typed = transduce("keyed.sillage", "log.jsonl");
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .contains(
                        "3 mentioned events lack a field of the key (connection, trace_id): each was shown to the slices"
                                + " that were open, and began none");
    }

    @Test
    void aMistakeIsExitCode1WithItsPlaceAndAShortestLog() {
        Typed typed = transduce("wrong.sillage", "log.jsonl");
        assertThat(typed.err())
                .startsWith("sillage: wrong.sillage:5:9: a log can be read in two ways")
                .contains("a shortest log that shows it:\n  {\"kind\":\"socket.close\"}   close\n  read as:");
        assertThat(typed.out()).isEmpty();
        assertThat(typed.exitCode()).isEqualTo(1);
    }

    @Test
    void aMistakeIsToldAsJsonToThoseWhoWantIt() {
        Typed typed = transduce("--check", "--json", "wrong.sillage");
        assertThat(typed.out())
                .startsWith("{\"file\":\"wrong.sillage\",\"line\":5,\"column\":9,\"error\":\"a log can be read")
                .contains("\"log\":[");
        assertThat(typed.exitCode()).isEqualTo(1);
    }

    @Test
    void wrongUsageIsExitCode2() {
        assertThat(transduce("pairs.sillage", "nowhere").exitCode()).isEqualTo(2);
        assertThat(transduce("--threads", "0", "pairs.sillage", "log.jsonl").err())
                .contains("--threads 0 --max-open 1000000: both must be at least 1");
        assertThat(transduce("--check", "--dot", "pairs.sillage").exitCode()).isEqualTo(2);
        assertThat(transduce().exitCode()).isEqualTo(2);
    }

    @Test
    void aReadingThatIsNoneIsRefusedWithTheNearest() {
        Typed typed = transduce("conection", "log.jsonl");
        assertThat(typed.err())
                .startsWith("sillage: no such file: 'conection', and no reading of that name, near 'connection'");
        assertThat(typed.exitCode()).isEqualTo(2);
    }

    @Test
    void checkSaysWhatIsProved() {
        Typed typed = transduce("--check", "pairs.sillage");
        assertThat(typed.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .startsWith(
                        "transducer pairs: 3 states, 3 classes of events, 2 registers",
                        "functional yes every log has one result",
                        "unambiguous yes every log is read in one way")
                .contains("deterministic yes one set of registers a slice");
        assertThat(typed.exitCode()).isZero();
    }

    @Test
    void checkSaysItAsJson() {
        Typed typed = transduce("--check", "--json", "two.sillage");
        assertThat(typed.out().lines())
                .hasSize(2)
                .allMatch(line ->
                        line.contains("\"functional\":{\"holds\":\"yes\",\"words\":\"every log has one result\"}"));
    }

    @Test
    void oneOfSeveralIsRun() {
        assertThat(transduce("--only", "others", "two.sillage", "log.jsonl")
                        .out()
                        .lines())
                .hasSize(1)
                .allMatch(line -> line.contains("\"others\""));
        Typed typed = transduce("--only", "third", "two.sillage", "log.jsonl");
        assertThat(typed.err()).contains("no transducer 'third' in two.sillage; there are: pairs, others");
        assertThat(typed.exitCode()).isEqualTo(2);
    }

    @Test
    void theDrawingIsForGraphviz() {
        assertThat(transduce("--dot", "pairs.sillage").out())
                .startsWith("digraph")
                .contains("open", "peer=network.peer.address;n+=1")
                .endsWith("}\n");
    }

    @Test
    void theMachineAsTextCanBeReadBack() throws IOException {
        Typed att = transduce("--att", "--save-symbols", "pairs.sym", "pairs.sillage");
        Files.writeString(directory.resolve("pairs.att"), att.out());
        assertThat(Files.readString(directory.resolve("pairs.sym"))).contains("open", "close");
        Typed back = Typed.in(directory, "fst", "equivalent", "pairs.att", "pairs.att");
        assertThat(back.err()).isEmpty();
        assertThat(back.exitCode()).isZero();
        assertThat(Typed.in(directory, "fst", "trim", "pairs.att").out()).isEqualTo(att.out());
    }

    @Test
    void theRunOfASliceIsExplainedEventByEvent() {
        List<String> lines = transduce("pairs.sillage", "log.jsonl", "--explain", "c1")
                .out()
                .lines()
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("{\"connection\":\"c1\"}  open  0 -> 1", "network.peer.address=10.0.0.9");
        assertThat(lines.get(1)).contains("close  1 -> 2 (complete)");
        assertThat(lines.get(2)).startsWith("  gives  {\"transducer\":\"pairs\"");
    }

    @Test
    void anEventIsExplainedByTheRunOfItsSlice() throws IOException {
        Files.writeString(
                directory.resolve("odd.jsonl"),
                event(1, "socket.close", "c1", "")
                        + event(2, "socket.connect", "c1", "")
                        + event(3, "socket.connect", "c2", "")
                        + event(4, "socket.connect", "c1", "")
                        + event(5, "log", "c1", "")
                        + event(6, "socket.close", "c1", ""));
        List<String> lines = explained("odd.jsonl", "7-1/0:4");
        assertThat(lines.get(0)).isEqualTo("7-1/0:4 is a socket.connect: open, of the slice {\"connection\":\"c1\"}");
        assertThat(lines.stream().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).contains("close  begins no slice"),
                        line -> assertThat(line).contains("open  0 -> 1").doesNotContain("<-"),
                        line -> assertThat(line)
                                .contains("open  1 -> none: the slice ends here")
                                .endsWith("<- this event"),
                        line -> assertThat(line).contains("open  0 -> 1").endsWith("<- this event"),
                        line -> assertThat(line).contains("close  1 -> 2 (complete)"),
                        line -> assertThat(line).startsWith("  gives  {\"transducer\":\"pairs\""));
        assertThat(explained("odd.jsonl", "7-1/0:5"))
                .containsExactly(
                        "7-1/0:5 is a log: none of the events that are mentioned (open, close), so it is" + " skipped");
        assertThat(explained("odd.jsonl", "7-1/0:3")).hasSize(2);
    }

    private List<String> explained(String log, String what) {
        Typed typed = transduce("pairs.sillage", log, "--explain", what);
        assertThat(typed.err()).contains("pairs: 6 events");
        return typed.out().lines().toList();
    }

    @Test
    void whatIsInNoKeyAndNoEventIsSaid() {
        Typed typed = transduce("pairs.sillage", "log.jsonl", "--explain", "nobody:7");
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .contains("pairs: no slice has 'nobody:7' in its key, and no event is called so (STREAM:SEQ");
    }

    @Test
    void attTextIsOfOneMachine() {
        Typed typed = transduce("--att", "two.sillage");
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .contains(
                        "--att: two.sillage has 2 transducers, and AT&T text is one machine; choose one with --only NAME:"
                                + " pairs, others");
        assertThat(typed.exitCode()).isEqualTo(2);
    }

    @Test
    void processorsChangeNeitherRecordsNorCounts() throws IOException {
        Files.writeString(directory.resolve("keys.sillage"), """
                transducer pairs
                  key .k
                  event open  = kind == "open"
                  event close = kind == "close"
                  match open+ close
                  emit  n = slice.events
                """);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 18; i++) {
            log.append("{\"time\":\"2026-01-02T03:04:05Z\",\"kind\":\"%s\",\"k\":%d}\n"
                    .formatted(i < 9 ? "open" : "close", i % 9));
        }
        log.append("{\"time\":\"2026-01-02T03:04:06Z\",\"kind\":\"open\"}\n");
        Files.writeString(directory.resolve("many.jsonl"), log);
        for (String[] more : new String[][] {{"--max-open", "4"}, {}}) {
            Typed one = transduced(1, more);
            assertThat(one.err())
                    .contains("pairs: 19 events, 19 mentioned, " + (more.length == 0 ? 9 : 4) + " records");
            for (int threads = 2; threads <= 5; threads++) {
                Typed some = transduced(threads, more);
                assertThat(some.out()).as("%d threads", threads).isEqualTo(one.out());
                assertThat(some.err()).as("%d threads", threads).isEqualTo(one.err());
            }
        }
    }

    private Typed transduced(int threads, String... more) {
        List<String> typed = new ArrayList<>(List.of("keys.sillage", "many.jsonl", "--threads", "" + threads));
        typed.addAll(List.of(more));
        return transduce(typed.toArray(String[]::new));
    }

    @Test
    void slicesCanBeOfOtherFields() {
        Typed typed = transduce("log-session", "log.jsonl", "--key", "connection,process.pid");
        assertThat(typed.out()).contains("\"connection\":\"c1\",\"process.pid\":7,", "\"lines\":1");
        assertThat(transduce("--check", "pairs.sillage", "--key", "conection").err())
                .contains("key 'conection' is no field that Sillage gives, near 'connection'");
        assertThat(transduce("pairs.sillage", "log.jsonl", "--key", "connection,")
                        .exitCode())
                .isZero();
    }

    @Test
    void equalProgramsAreExitCode0() throws IOException {
        Files.writeString(
                directory.resolve("same.sillage"),
                PAIRS.replace("n += 1", "k += 1").replace("peer, n", "n = k, peer"));
        Typed typed = transduce("pairs.sillage", "--equivalent", "same.sillage");
        assertThat(typed.out())
                .startsWith("equal: pairs.sillage pairs and same.sillage pairs give the same records for every log");
        assertThat(typed.exitCode()).isZero();
        assertThat(transduce("two.sillage", "--equivalent", "two.sillage", "--json")
                        .out()
                        .lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"verdict\":\"equal\""));
    }

    @Test
    void aDifferenceComesWithALogThatShowsItWhenItIsRun() throws IOException {
        Files.writeString(directory.resolve("more.sillage"), PAIRS.replace("close { n += 1 }", "close { n += 2 }"));
        Typed typed = transduce("pairs.sillage", "--equivalent", "more.sillage", "--save-log", "witness.json");
        assertThat(typed.out())
                .startsWith("different: pairs.sillage pairs and more.sillage pairs\n  a shortest log that shows it:\n");
        assertThat(typed.exitCode()).isEqualTo(1);
        String one = transduce("pairs.sillage", "witness.json").out();
        String other = transduce("more.sillage", "witness.json").out();
        assertThat(one).contains("\"n\":2");
        assertThat(other).contains("\"n\":3");
        assertThat(typed.out()).contains("    " + one, "    " + other);
    }

    @Test
    void aTransducerThatOneFileLacksIsADifference() {
        Typed typed = transduce("two.sillage", "--equivalent", "pairs.sillage");
        assertThat(typed.out()).contains("different: pairs.sillage has no transducer 'others'");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(transduce("two.sillage", "--equivalent", "nowhere.sillage").exitCode())
                .isEqualTo(2);
    }

    @Test
    void aRecordIsYieldedByALogThatCanBeRun() {
        Typed typed = transduce("pairs.sillage", "--yields", "n > 1", "--save-log", "yields.json");
        assertThat(typed.out()).startsWith("found: pairs.sillage pairs yields such a record\n  of a shortest log:\n");
        assertThat(typed.exitCode()).isZero();
        assertThat(transduce("pairs.sillage", "yields.json").out()).contains("\"n\":2");
        Typed none = transduce("pairs.sillage", "--yields", "complete == false");
        assertThat(none.out()).startsWith("none: no log gives such a record, proved: ");
        assertThat(none.exitCode()).isEqualTo(1);
        Typed wrong = transduce("pairs.sillage", "--yields", "m > 1");
        assertThat(wrong.err()).contains(":1:1: the records have no field 'm', near 'n'");
        assertThat(wrong.exitCode()).isEqualTo(2);
    }

    @Test
    void aKeyWithADotIsMeant() {
        assertThat(transduce("--check", "pairs.sillage", "--key", ".order").err())
                .isEmpty();
    }
}
