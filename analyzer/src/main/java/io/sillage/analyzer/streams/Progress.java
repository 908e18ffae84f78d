package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Counts;
import io.sillage.analyzer.topic.TopicPlace;
import io.sillage.analyzer.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is on a recording's topics, and how far those who analyze it have come.
 *
 * @param topics those of events, records and counts that are there
 * @param groups a line a group and transducer, in the order of their names
 */
public record Progress(List<Topics.Size> topics, List<OfGroup> groups) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * A transducer of a group.
     *
     * @param shares how many shares of the keys have told anything
     * @param ended whether all of them have seen the log's end, and nothing is left for the group to read
     * @param lag messages of events that the group has not read yet
     */
    public record OfGroup(
            String group,
            String transducer,
            int shares,
            Counts counts,
            long bad,
            long repeats,
            long late,
            long cut,
            boolean ended,
            long lag) {
        OfGroup plus(Tally tally) {
            return new OfGroup(
                    group,
                    transducer,
                    shares + 1,
                    counts.plus(tally.counts()),
                    bad + tally.bad(),
                    repeats + tally.repeats(),
                    late + tally.late(),
                    cut + tally.cut(),
                    ended && tally.ended(),
                    lag);
        }
    }

    public Progress {
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
    }

    /**
     * Asks.
     *
     * @throws io.sillage.analyzer.journal.RecordingProblem if Kafka does not answer
     */
    public static Progress of(TopicPlace place) {
        try (Topics topics = new Topics(place)) {
            List<Topics.Size> sizes = topics.sizes();
            boolean counted = sizes.stream().anyMatch(size -> size.topic().equals(place.countsTopic()));
            return new Progress(sizes, counted ? groups(place, topics) : List.of());
        }
    }

    private static List<OfGroup> groups(TopicPlace place, Topics topics) {
        Map<String, OfGroup> groups = new TreeMap<>();
        Map<String, Rest> rests = new HashMap<>();
        Map<String, Claim> claims = new Claims(topics).all();
        int shares = topics.partitions(place.recordsTopic()).orElse(Integer.MAX_VALUE);
        try (Tallies tallies = new Tallies(place, "")) {
            tallies.pollTo(topics.ends(place.countsTopic()), PATIENCE);
            tallies.byName().forEach((name, tally) -> {
                String group = Tallies.group(name, tally);
                Claim claim = claims.get(group);
                if (tally.share() >= shares
                        || claim != null && !claim.transducers().contains(tally.transducer())) {
                    return;
                }
                Rest rest = rests.computeIfAbsent(group, of -> Rest.of(of, claim, topics));
                OfGroup none =
                        new OfGroup(group, tally.transducer(), 0, Counts.NONE, 0, 0, 0, 0, rest.isNone, rest.messages);
                groups.merge(group + " " + tally.transducer(), none.plus(tally), (before, first) -> before.plus(tally));
            });
        }
        return new ArrayList<>(groups.values());
    }

    /**
     * What a group has not read yet.
     *
     * @param messages of events
     * @param isNone whether nothing is left between its stages, either
     */
    private record Rest(long messages, boolean isNone) {
        static Rest of(String group, @Nullable Claim claim, Topics topics) {
            List<String> read = claim == null ? List.of(topics.place().eventsTopic()) : claim.topics();
            try (Backlog backlog = new Backlog(topics, group, read)) {
                boolean none = backlog.isEmpty();
                return new Rest(none ? 0 : topics.lag(group), none);
            }
        }
    }
}
