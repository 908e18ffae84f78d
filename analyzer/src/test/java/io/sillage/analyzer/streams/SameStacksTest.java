package io.sillage.analyzer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.engine.Cascade;
import io.sillage.analyzer.engine.Counts;
import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Shipped;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.topic.TopicPlace;
import io.sillage.analyzer.transduce.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code code.stack} on Kafka Streams is what it is embedded: with threads over all shares, losses, repeats and deaths. */
class SameStacksTest {
    private static final String WHO = """
            transducer who
              key connection
              idle 9000 ns
              interim every 20000 ns
              event opened = kind in ("socket.connect", "socket.accept")
              event inside = kind in ("socket.read", "socket.write") and code.stack exists
              event alone  = kind in ("socket.read", "socket.write") and not code.stack exists
              event closed = kind == "socket.close"
              match opened { by = code.stack; peer = network.local.port }
                    ( inside { n += 1; last = code.stack; paths ++= code.stack } | alone { m += 1 } )*
                    closed { closed_by = code.stack }
              emit by, n, m, last, paths, closed_by, peer
            """;

    private static final List<String> PROGRAMS = List.of(Shipped.reading("connection-end"), WHO, WHO + """
            transducer ports
              over who
              key peer
              interim
              event known   = by exists
              event unknown = not by exists
              match ( known { count += 1; first ?= by; final = closed_by } | unknown { strange += 1 } )+
              emit count, strange, first, final
            """, """
            transducer paths
              key code.stack
              event got = kind in ("socket.read", "socket.write")
              match got { n += bytes }{1,7}
              emit n
            """, """
            transducer whole
              strict
              event enter = kind == "method.enter" and code.stack exists
              event other = kind in ("loss", "method.exit", "socket.read")
              match enter { n += 1; into = code.stack } other { left = code.stack; what = kind; where = stream }
              emit n, into, left, what, where
            """);

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theyAreWhatTheEmbeddedEngineSees(long seed, @TempDir Path folder) {
        Random random = new Random(seed);
        RandomCalls.record(folder, random, 3_000);
        List<Program> programs = Compiler.compile(PROGRAMS.get((int) (seed % PROGRAMS.size())), Limits.DEFAULT);
        Program program = programs.get(programs.size() - 1);
        int sources = 1 + random.nextInt(4);
        SimulatedCluster cluster =
                new SimulatedCluster(program, settings(), sources, 1 + random.nextInt(4), random, folder.toFile());
        List<Given> given = cluster.run(DisorderedTopic.of(folder, random, sources));
        List<String> expected = new ArrayList<>();
        Timeline timeline = Timeline.of(Recording.open(folder), Selection.ALL);
        Counts counts = new Cascade(program, timeline, 100_000, 2).run(record -> expected.add(record.json()));
        assertThat(expected).as("seed %d", seed).hasSizeGreaterThan(5).anyMatch(json -> json.contains("M1.run"));
        assertThat(given.stream().map(Given::json))
                .as("seed %d, %d deaths", seed, cluster.deaths())
                .isEqualTo(expected);
        Counts sum = cluster.tallies().stream().map(Tally::counts).reduce(Counts.NONE, Counts::plus);
        assertThat(List.of(sum.events(), sum.mentioned(), sum.stray(), sum.broken(), sum.unfinished()))
                .as("seed %d: events, mentioned, stray, broken, unfinished", seed)
                .containsExactly(
                        counts.events(), counts.mentioned(), counts.stray(), counts.broken(), counts.unfinished());
        assertThat(cluster.tallies()).allMatch(Tally::ended).allMatch(tally -> tally.late() == 0);
    }

    private static StreamsSettings settings() {
        return new StreamsSettings(new TopicPlace("none", "p"), "group", 1, 100_000, 1 << 30, 0, 60_000);
    }
}
