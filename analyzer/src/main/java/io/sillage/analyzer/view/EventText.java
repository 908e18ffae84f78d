package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.ClockPair;
import io.sillage.event.EventJson;

/** An entry as its JSON line: as it was read, or made from the event. */
final class EventText {
    private EventText() {}

    static void append(StringBuilder text, Entry entry, ClockPair clock, String source) {
        if (entry.line() != null) {
            text.append(entry.line());
        } else if (entry.frame() != null) {
            EventJson.append(text, entry.frame(), clock, source);
        }
    }
}
