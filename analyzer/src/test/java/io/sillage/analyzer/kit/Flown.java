package io.sillage.analyzer.kit;

import io.sillage.analyzer.capture.CaptureReader;
import io.sillage.analyzer.capture.Captures;
import io.sillage.analyzer.capture.Checksums;
import io.sillage.analyzer.capture.Frame;
import io.sillage.analyzer.capture.Packet;
import io.sillage.analyzer.capture.PacketDecoder;
import io.sillage.analyzer.flow.FlowRecord;
import io.sillage.analyzer.flow.Flows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a capture: records, in the order in which they came. */
public record Flown(List<FlowRecord> records, @Nullable String problem) {
    public static Flown of(byte[] capture) {
        List<FlowRecord> records = new ArrayList<>();
        return new Flown(records, feed(capture, new Flows(100_000, records::add)));
    }

    /** The same, with checksums taken in that way. */
    public static Flown of(byte[] capture, Checksums checksums) {
        List<FlowRecord> records = new ArrayList<>();
        return new Flown(records, feed(capture, checksums, new Flows(100_000, records::add)));
    }

    /** Reads a capture into that table; returns what was wrong with it. */
    public static @Nullable String feed(byte[] capture, Flows flows) {
        return feed(capture, Checksums.AUTO, flows);
    }

    private static @Nullable String feed(byte[] capture, Checksums checksums, Flows flows) {
        PacketDecoder decoder = new PacketDecoder(checksums);
        try (CaptureReader reader = Captures.read(new ByteArrayInputStream(capture), "test.pcap")) {
            Frame frame = new Frame();
            Packet packet = new Packet();
            while (reader.next(frame)) {
                boolean found = decoder.decode(frame, packet);
                while (found) {
                    found = decoder.carried(packet, flows.accept(packet));
                }
            }
            flows.end();
            return reader.problem();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> lines(CaptureBuilder capture) {
        return of(capture.pcap()).lines();
    }

    /** {@code STATE HISTORY origBytes/respBytes origPackets/respPackets [missed N]} of each. */
    public List<String> lines() {
        return records.stream().map(Flown::line).toList();
    }

    private static String line(FlowRecord record) {
        String history = record.history().isEmpty() ? "-" : record.history();
        return record.state() + " " + history
                + " " + record.orig().bytes() + "/" + record.resp().bytes()
                + " " + record.orig().packets() + "/" + record.resp().packets()
                + (record.missedBytes() > 0 ? " missed " + record.missedBytes() : "");
    }
}
