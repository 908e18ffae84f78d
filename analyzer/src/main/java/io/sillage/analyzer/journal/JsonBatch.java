package io.sillage.analyzer.journal;

import io.sillage.analyzer.json.ByteLines;
import io.sillage.event.ClockPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Events by the JSON contract that come as text, some lines at a time. */
public final class JsonBatch {
    private final JsonEvents parser;

    /**
     * Begins with the first line.
     *
     * @param name stands in for the stream of lines that have none
     * @param clock of the recording that they are from; entries are at its times
     */
    public JsonBatch(String name, ClockPair clock) {
        parser = new JsonEvents(Path.of(name), "unknown", clock);
    }

    /** The events of some whole lines, in UTF-8; lines that are none are counted. */
    public List<Entry> read(byte[] lines) {
        List<Entry> entries = new ArrayList<>();
        try (ByteLines reader = ByteLines.of(lines)) {
            for (Entry entry = parser.next(reader); entry != null; entry = parser.next(reader)) {
                entries.add(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Bug: bytes in memory can't be read", e);
        }
        return entries;
    }

    /**
     * The same of lines whose place is known: it numbers those that have no number, so that whoever reads from here on, and
     * has read nothing before, numbers them alike.
     *
     * @param before how many lines may be before them
     */
    public List<Entry> read(byte[] lines, long before) {
        parser.behind(before);
        return read(lines);
    }

    /** The clock pair of each process by the first of its lines. */
    public Map<String, ClockPair> firstPairs() {
        return parser.firstPairs();
    }

    /** Lines that were no event, so far. */
    public long badLines() {
        return parser.bad().all();
    }
}
