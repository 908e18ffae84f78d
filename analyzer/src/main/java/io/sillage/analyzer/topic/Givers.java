package io.sillage.analyzer.topic;

import io.sillage.analyzer.topic.RecordMessage.Giver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says where records of one transducer are there several times, because it ran in several groups. */
final class Givers {
    private Givers() {}

    /** A line for each such transducer. */
    static List<String> remarks(Collection<Giver> givers) {
        Map<String, SortedSet<String>> groups = new TreeMap<>();
        givers.forEach(giver -> groups.computeIfAbsent(giver.transducer(), name -> new TreeSet<>())
                .add(giver.group() == null ? "" : giver.group()));
        List<String> remarks = new ArrayList<>();
        groups.forEach((transducer, of) -> {
            if (of.size() > 1) {
                remarks.add("records of '" + transducer + "' are there of " + of.size() + " groups ("
                        + String.join(", ", of) + "); --jq 'select(.group == \"" + of.last() + "\")' chooses one");
            }
        });
        return remarks;
    }
}
