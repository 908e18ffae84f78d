package io.sillage.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.engine.Counts;
import io.sillage.analyzer.streams.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTextTest {
    private static final Counts COUNTS = new Counts(100, 90, 1, 2, 80, 3, 4, 5, 70, 6);
    private static final Progress PROGRESS =
            new Progress(List.of(), List.of(new Progress.OfGroup("night", "turns", 2, COUNTS, 7, 8, 9, 10, false, 11)));

    @Test
    void eachCountHasItsColumn() {
        List<String> lines = ProgressText.table(PROGRESS);
        assertThat(words(lines, 1))
                .containsExactly(
                        "GROUP",
                        "TRANSDUCER",
                        "EVENTS",
                        "RECORDS",
                        "STRAY",
                        "KEYLESS",
                        "BROKEN",
                        "UNFINISHED",
                        "EVICTED",
                        "WITHHELD",
                        "REPEATS",
                        "LATE",
                        "BAD",
                        "CUT",
                        "LAG");
        assertThat(words(lines, 0))
                .containsExactly(
                        "night",
                        "turns",
                        "100",
                        "80",
                        "1",
                        "2",
                        "3",
                        "4",
                        "5",
                        "6",
                        "8",
                        "9",
                        "7",
                        "10",
                        "11",
                        "messages");
    }

    private static String[] words(List<String> lines, int fromTheEnd) {
        return lines.get(lines.size() - 1 - fromTheEnd).strip().split(" +");
    }

    @Test
    void eachCountHasItsField() {
        assertThat(ProgressText.json(PROGRESS))
                .containsExactly("{\"group\":\"night\",\"transducer\":\"turns\",\"shares\":2,\"events\":100,"
                        + "\"mentioned\":90,\"records\":80,\"stray\":1,\"keyless\":2,\"broken\":3,\"unfinished\":4,"
                        + "\"evicted\":5,\"withheld\":6,\"repeats\":8,\"late\":9,\"bad\":7,\"cut\":10,\"ended\":false,"
                        + "\"lag_messages\":11}");
    }
}
