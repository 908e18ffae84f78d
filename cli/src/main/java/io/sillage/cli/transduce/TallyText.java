package io.sillage.cli.transduce;

import io.sillage.analyzer.engine.Counts;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.streams.Tally;
import io.sillage.analyzer.topic.Repeats;
import java.util.ArrayList;
import java.util.List;

/** What became of the events on topics. */
public final class TallyText {
    private TallyText() {}

    /** One line, and one more for each thing that a user may want to know of. */
    public static List<String> remarks(Program program, List<Tally> tallies) {
        List<Tally> mine = tallies.stream()
                .filter(tally -> tally.transducer().equals(program.name()))
                .toList();
        Counts counts = mine.stream().map(Tally::counts).reduce(Counts.NONE, Counts::plus);
        List<String> lines = new ArrayList<>(CheckText.remarks(program, counts));
        long late = mine.stream().mapToLong(Tally::late).sum();
        if (late > 0) {
            lines.add(
                    late
                            + " events came after their time had passed, and count as of then; raise --lateness or --max-waiting");
        }
        long repeats = mine.stream().mapToLong(Tally::repeats).sum();
        if (repeats > 0) {
            lines.add(Repeats.remark(repeats));
        }
        long cut = mine.stream().mapToLong(Tally::cut).sum();
        if (cut > 0) {
            lines.add(cut + " events and records were larger than a message of Kafka may be; their texts are cut");
        }
        long bad = mine.stream().mapToLong(Tally::bad).sum();
        if (bad > 0) {
            lines.add(bad + " lines on the topic are no event");
        }
        return lines;
    }
}
