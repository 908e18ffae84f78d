package io.sillage.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recording on Kafka, as typed. */
record KafkaPlace(String brokers, String prefix) {
    private static final Pattern URL =
            Pattern.compile("kafka://([^/,\\s]+:\\d{1,5}(?:,[^/,\\s]+:\\d{1,5})*)/([A-Za-z0-9._-]{1,200})");

    static KafkaPlace parse(String typed) {
        Matcher matcher = URL.matcher(typed);
        if (!matcher.matches()) {
            throw Refusal.wrongUsage(
                    "'" + typed + "' is no recording on Kafka; write kafka://host:port[,host:port]/topic-prefix");
        }
        return new KafkaPlace(matcher.group(1), matcher.group(2));
    }
}
