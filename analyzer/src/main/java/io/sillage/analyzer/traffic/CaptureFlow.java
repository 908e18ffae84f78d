package io.sillage.analyzer.traffic;

import io.sillage.analyzer.capture.CaptureReader;
import io.sillage.analyzer.capture.Captures;
import io.sillage.analyzer.capture.Checksums;
import io.sillage.analyzer.capture.Frame;
import io.sillage.analyzer.capture.Offload;
import io.sillage.analyzer.capture.Packet;
import io.sillage.analyzer.capture.PacketDecoder;
import io.sillage.analyzer.flow.Flows;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads the packets of one capture into its connections, one by one. */
public final class CaptureFlow implements Closeable {
    private final boolean checksumsDoubted;
    private final PacketDecoder decoder;
    private final CaptureReader reader;
    private final Flows flows;
    private final Frame frame = new Frame();
    private final Packet packet = new Packet();
    private long firstNanos = Long.MIN_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    private CaptureFlow(Checksums checksums, boolean checksumsDoubted, CaptureReader reader, Flows flows) {
        this.checksumsDoubted = checksumsDoubted;
        this.reader = reader;
        this.flows = flows;
        decoder = new PacketDecoder(checksums);
    }

    /**
     * Opens a capture.
     *
     * @param checksums how they are taken
     * @throws IOException when it can't be read
     * @throws IllegalArgumentException when it is none
     */
    public static CaptureFlow open(Path capture, Checksums checksums, Flows flows) throws IOException {
        boolean doubted = checksums == Checksums.AUTO && !Offload.checksumsTell(capture);
        return new CaptureFlow(doubted ? Checksums.IGNORE : checksums, doubted, Captures.open(capture), flows);
    }

    /**
     * Takes the next frame; at the end of the capture ends all connections.
     *
     * @return false at the end
     */
    public boolean step() throws IOException {
        if (!reader.next(frame)) {
            flows.end();
            return false;
        }
        if (firstNanos == Long.MIN_VALUE) {
            firstNanos = frame.nanos();
        }
        boolean found = decoder.decode(frame, packet);
        while (found) {
            lastNanos = Math.max(lastNanos, packet.nanos());
            found = decoder.carried(packet, flows.accept(packet));
        }
        return true;
    }

    /** The first part of its connections' ids; only after its first packet. */
    public String process() {
        return CapturedEvents.process(firstNanos);
    }

    /** The latest time of a packet until now, nanoseconds since 1970. */
    long nowNanos() {
        return lastNanos;
    }

    /** Why it was not read to its end: what, where, and the remedy. */
    public @Nullable String problem() {
        return reader.problem();
    }

    /** Whether checksums were to be looked at, but were not because most are wrong. */
    public boolean checksumsDoubted() {
        return checksumsDoubted;
    }

    /** What else was not read. */
    public List<Omission> omissions() {
        List<Omission> omissions = new ArrayList<>();
        add(
                omissions,
                decoder.unreadFrames(),
                "frames are of a link type that is not read; capture Ethernet, Linux cooked, loopback or raw IP");
        add(omissions, decoder.malformedPackets(), "packets were left out: their lengths contradict each other");
        add(omissions, decoder.damagedPackets(), "packets were left out: the checksum of their IPv4 header is wrong");
        add(omissions, decoder.abandonedFragments(), "fragmented packets were given up: too many were incomplete");
        add(omissions, flows.evicted(), "connections have an early record: too many were open at once");
        return omissions;
    }

    static void add(List<Omission> omissions, long count, String what) {
        if (count > 0) {
            omissions.add(new Omission(count, what));
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
