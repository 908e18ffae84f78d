package io.sillage.analyzer.traffic;

import io.sillage.analyzer.capture.Checksums;
import io.sillage.analyzer.flow.Flows;
import io.sillage.event.Frame;
import io.sillage.event.Loss;
import io.sillage.event.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A capture's events, one by one, in the order of its packets: never more of it in memory than what is open.
 *
 * <p>Each connection is a stream, numbered from 1; stream 0 tells at the end, as losses, what could not be read.
 */
public final class CapturedEvents implements Closeable {
    /** With two framers each: some hundred megabytes. */
    private static final int MAX_OPEN = 100_000;

    private static final long MAX_HELD_BYTES = 256L << 20;

    private final Origin origin;
    private final ArrayDeque<Frame> due = new ArrayDeque<>();
    private final Onlooker onlooker;
    private final CaptureFlow packets;
    private long lost;
    private boolean over;

    /**
     * Opens a capture.
     *
     * @throws IOException when it can't be read
     * @throws IllegalArgumentException when it is none
     */
    public CapturedEvents(Path capture, Origin origin) throws IOException {
        this.origin = origin;
        onlooker = new Onlooker(origin, due::add, MAX_HELD_BYTES);
        packets = CaptureFlow.open(capture, Checksums.AUTO, new Flows(MAX_OPEN, record -> {}, onlooker));
    }

    /** Who tells the events of a capture whose first packet has that time. */
    public static Origin origin(String name, long firstNanos) {
        return new Origin(process(firstNanos), "unknown", null, 0, name, null, null);
    }

    /** The first part of its connections' ids: the same at every reading, whatever the file's name is. */
    public static String process(long firstNanos) {
        return "capture-" + Math.floorDiv(firstNanos, 1_000_000L);
    }

    /** The next event; null at the end, when the capture is closed. */
    public @Nullable Frame next() throws IOException {
        while (due.isEmpty() && !over) {
            onlooker.now(packets.nowNanos());
            if (!packets.step()) {
                over = true;
                omissions().forEach(this::lose);
                packets.close();
            }
        }
        return due.poll();
    }

    private List<Omission> omissions() {
        List<Omission> omissions = new ArrayList<>();
        if (packets.problem() != null) {
            omissions.add(new Omission(1, packets.problem()));
        }
        omissions.addAll(packets.omissions());
        omissions.addAll(onlooker.omissions());
        return omissions;
    }

    private void lose(Omission omission) {
        Loss loss = new Loss(lost, omission.count(), omission.what());
        due.add(new Frame(origin, origin.process() + "/0", lost, packets.nowNanos(), null, loss));
        lost += omission.count();
    }

    @Override
    public void close() throws IOException {
        packets.close();
    }
}
