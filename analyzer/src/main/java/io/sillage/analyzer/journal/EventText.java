package io.sillage.analyzer.journal;

import io.sillage.event.ClockPair;
import io.sillage.event.EventJson;
import io.sillage.event.Frame;
import io.sillage.event.JsonBytes;

/** An entry as its JSON line: as it was read, or made from the event. */
public final class EventText {
    private EventText() {}

    public static void append(JsonBytes text, Entry entry, ClockPair clock, String source) {
        if (entry.line() != null) {
            text.raw(entry.line());
        } else if (entry.frame() != null) {
            EventJson.append(text, entry.frame(), ofWriter(clock, entry, entry.frame()), source);
        }
    }

    /** The pair that makes of the frame's raw {@code mono} the {@code time} at which the entry was laid. */
    public static ClockPair ofWriter(ClockPair clock, Entry entry, Frame frame) {
        long shift = entry.mono() - frame.mono();
        return shift == 0 ? clock : new ClockPair(clock.wall(), clock.mono() - shift);
    }
}
