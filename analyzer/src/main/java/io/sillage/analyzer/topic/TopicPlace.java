package io.sillage.analyzer.topic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a recording is on Kafka: {@code kafka://host:port[,host:port]/topic-prefix}.
 *
 * @param brokers {@code host:port}, with commas between them
 * @param prefix what its topics' names begin with
 */
public record TopicPlace(String brokers, String prefix) {
    public static final String SCHEME = "kafka://";
    private static final Pattern URL =
            Pattern.compile(SCHEME + "([^/,\\s]+:\\d{1,5}(?:,[^/,\\s]+:\\d{1,5})*)/([A-Za-z0-9._-]{1,200})");

    /** @throws IllegalArgumentException if it is none, with what to write */
    public static TopicPlace parse(String typed) {
        Matcher matcher = URL.matcher(typed);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + typed + "' is no recording on Kafka; write kafka://host:port[,host:port]/topic-prefix");
        }
        return new TopicPlace(matcher.group(1), matcher.group(2));
    }

    /** Batches of events. */
    public String eventsTopic() {
        return prefix + ".events";
    }

    /** What transducers gave. */
    public String recordsTopic() {
        return prefix + ".records";
    }

    /** What became of the events that transducers read. */
    public String countsTopic() {
        return prefix + ".counts";
    }

    @Override
    public String toString() {
        return SCHEME + brokers + "/" + prefix;
    }
}
