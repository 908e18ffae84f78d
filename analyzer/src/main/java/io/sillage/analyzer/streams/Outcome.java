package io.sillage.analyzer.streams;

import java.util.List;
import java.util.OptionalLong;

/**
 * How a group has worked until nothing was left, or somebody had enough of it.
 *
 * @param tallies a program and share each
 * @param ended whether the log has ended, nothing of it is left to read, and all its records are on their topic
 * @param left messages of events that the group had not read; empty if Kafka did not say soon
 */
public record Outcome(List<Tally> tallies, boolean ended, OptionalLong left) {
    public Outcome {
        tallies = List.copyOf(tallies);
    }
}
