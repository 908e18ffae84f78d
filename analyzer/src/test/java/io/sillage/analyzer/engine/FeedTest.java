package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.event.ClockPair;
import io.sillage.event.Connection;
import io.sillage.event.Event;
import io.sillage.event.Frame;
import io.sillage.event.Logged;
import io.sillage.event.Origin;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketWritten;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that come in groups, of any size, give what they give one by one. */
class FeedTest {
    private static final ClockPair CLOCK = new ClockPair(1_763_841_600_000_000_000L, 0);
    private static final Origin ORIGIN = new Origin("1-1", "host", "service", 1, "service", null, null);
    private static final String BODY = """
              event   opened = kind == "socket.connect"
              event   moved  = kind in ("socket.write", "socket.read")
              event   said   = kind == "log"
              event   closed = kind == "socket.close"
              match   opened ( moved { bytes_all += bytes; most max= bytes; last = mono } | said { lines += 1 } )* closed
              emit    slice.start, slice.events, bytes_all, most, last, lines
            """;

    @ParameterizedTest(name = "seed {0}, at most {1} open, in groups from {2} on, {3}")
    @CsvSource({
        "1, 1000, 0, key connection",
        "2, 5, 4, key connection",
        "3, 40, 6, key connection idle 1 ms",
        "4, 3, 0, strict"
    })
    void giveWhatTheyGiveOneByOne(long seed, int maxOpen, int many, String options) {
        Program program = Compiler.compile("transducer t\n" + lines(options) + BODY, Limits.DEFAULT)
                .get(0);
        List<Entry> entries = entries(new SplittableRandom(seed));
        List<Given> oneByOne = new ArrayList<>();
        Feed single = new Feed(program, CLOCK, maxOpen, oneByOne::add);
        entries.forEach(entry -> single.step(entry, "service"));
        single.end();
        SplittableRandom sizes = new SplittableRandom(seed);
        List<Given> inGroups = new ArrayList<>();
        Feed grouped = new Feed(program, CLOCK, maxOpen, many, inGroups::add);
        for (int from = 0; from < entries.size(); ) {
            int to = Math.min(entries.size(), from + sizes.nextInt(100));
            grouped.step(entries.subList(from, to), place -> "service");
            from = to;
        }
        grouped.end();
        assertThat(inGroups).hasSizeGreaterThan(10).isEqualTo(oneByOne);
        assertThat(grouped.counts()).isEqualTo(single.counts());
    }

    private static String lines(String options) {
        return options.replace(" idle", "\nidle") + "\n";
    }

    /** Few keys, so that slices end and begin again within a group, and logs, which have no key. */
    private static List<Entry> entries(SplittableRandom random) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Event event = event(random, new Connection("1-1", random.nextInt(12), "tcp", "a", 1, "b", 2, false));
            entries.add(Entry.of(new Frame(ORIGIN, "1-1/0", i, 50_000L * i, null, event)));
        }
        return entries;
    }

    private static Event event(SplittableRandom random, Connection connection) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new SocketConnected(connection, 1, null);
            case 2, 3 -> new SocketWritten(connection, random.nextInt(50), 1, null);
            case 4 -> new SocketRead(connection, random.nextInt(50), false, 1, null);
            case 5 ->
                random.nextInt(20) == 0 ? Logged.line("x", "stdout", null, false, false) : new SocketClosed(connection);
            default -> new SocketClosed(connection);
        };
    }
}
