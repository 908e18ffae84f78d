package com.example.balance;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * The program's own counts, by method. A method fetches its counter once and adds to it with a call into the JDK, so that
 * counting is no call of this program.
 */
final class Tally {
    private static final Map<String, LongAdder> CALLS = new ConcurrentSkipListMap<>();
    private static final Map<String, LongAdder> THROWN = new ConcurrentSkipListMap<>();

    private Tally() {}

    static LongAdder calls(String method) {
        return CALLS.computeIfAbsent(name(method), name -> new LongAdder());
    }

    /** Counts the calls that end by an exception. */
    static LongAdder thrown(String method) {
        return THROWN.computeIfAbsent(name(method), name -> new LongAdder());
    }

    static String json() {
        return "{\"calls\":" + json(CALLS) + ",\"thrown\":" + json(THROWN) + "}";
    }

    private static String name(String method) {
        return "com.example.balance." + method;
    }

    private static String json(Map<String, LongAdder> counts) {
        return counts.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue().sum())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
