package io.sillage.cli;

import io.sillage.analyzer.topic.TopicPlace;

/** Recordings on Kafka, as typed. */
final class Places {
    private Places() {}

    static TopicPlace parse(String typed) {
        try {
            return TopicPlace.parse(typed);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.wrongUsage(String.valueOf(wrong.getMessage()));
        }
    }
}
