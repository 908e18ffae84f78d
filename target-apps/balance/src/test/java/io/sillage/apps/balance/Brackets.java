package io.sillage.apps.balance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether entries and exits stand like brackets in each thread, and each duration is the time between its two. */
final class Brackets {
    private static final int MOST_FAULTS = 20;

    private final Map<Long, Deque<JsonNode>> open = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long pairs;

    void read(JsonNode event) {
        Deque<JsonNode> stack = open.computeIfAbsent(event.path("thread.id").asLong(), id -> new ArrayDeque<>());
        if (event.path("kind").asText().equals("method.enter")) {
            stack.push(event);
            return;
        }
        JsonNode entry = stack.poll();
        if (entry == null || !name(entry).equals(name(event))) {
            fault("left without having been entered last: " + event + ", entered last: " + entry);
        } else if (event.path("mono").asLong() - entry.path("mono").asLong()
                != event.path("duration_ns").asLong()) {
            fault("lasted another time: " + entry + " to " + event);
        }
        pairs++;
    }

    private static String name(JsonNode event) {
        return event.path("code.function.name").asText();
    }

    private void fault(String text) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(text);
        }
    }

    List<String> faults() {
        open.values().stream().flatMap(Deque::stream).forEach(entry -> fault("never left: " + entry));
        return faults;
    }

    long pairs() {
        return pairs;
    }
}
