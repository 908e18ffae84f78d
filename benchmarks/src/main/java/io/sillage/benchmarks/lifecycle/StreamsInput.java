package io.sillage.benchmarks.lifecycle;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.EventJson;
import io.sillage.event.Frame;
import io.sillage.event.JsonBytes;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes traffic of 1,000 connections as JSON lines of 16 streams, to be published. Arguments: a file, how many events. */
final class StreamsInput {
    private static final int STREAMS = 16;

    private StreamsInput() {}

    public static void main(String[] args) throws IOException {
        Traffic traffic = Traffic.drawn(1000);
        long events = Long.parseLong(args[1]);
        JsonBytes line = new JsonBytes();
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[0]))) {
            for (long i = 0; i < events; i++) {
                EventJson.append(line.clear(), ofStream(traffic.next(), i), Traffic.CLOCK, "service");
                out.append(line.raw('\n').toString());
            }
        }
    }

    private static Frame ofStream(Entry entry, long number) {
        Frame frame = entry.frame();
        if (frame == null) {
            throw new IllegalStateException("Bug: traffic without an event: " + entry);
        }
        String stream = Traffic.ORIGIN.process() + "/" + number % STREAMS;
        return new Frame(frame.origin(), stream, number / STREAMS, frame.mono(), frame.thread(), frame.event());
    }
}
