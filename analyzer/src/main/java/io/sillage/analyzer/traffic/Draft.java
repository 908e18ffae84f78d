package io.sillage.analyzer.traffic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message event will say. */
final class Draft {
    private final String type;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new LinkedHashMap<>();

    Draft(String type) {
        this.type = type;
    }

    /** Null and nothing are left out. */
    Draft text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            texts.put(name, value);
        }
        return this;
    }

    Draft number(String name, long value) {
        numbers.put(name, value);
        return this;
    }

    /** Its bytes and how long they took to pass. */
    Draft span(Span span) {
        number("bytes", span.bytes());
        if (span.missedBytes() > 0) {
            number("missed_bytes", span.missedBytes());
        }
        return number("duration_ns", Math.max(0, span.endNanos() - span.beginNanos()));
    }

    /** From a request's last byte to the first byte of this, its answer. */
    Draft latency(long askedNanos, Span answer) {
        return number("latency_ns", Math.max(0, answer.beginNanos() - askedNanos));
    }

    String type() {
        return type;
    }

    Map<String, String> texts() {
        return texts;
    }

    Map<String, Long> numbers() {
        return numbers;
    }
}
