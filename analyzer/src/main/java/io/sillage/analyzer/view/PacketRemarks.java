package io.sillage.analyzer.view;

import io.sillage.analyzer.capture.PacketDecoder;
import io.sillage.analyzer.flow.Flows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people should know about connections that were made of a capture. */
final class PacketRemarks {
    private PacketRemarks() {}

    static List<String> of(@Nullable String problem, PacketDecoder decoder, Flows flows, boolean checksums) {
        List<String> remarks = new ArrayList<>();
        if (problem != null) {
            remarks.add(problem);
        }
        add(
                remarks,
                decoder.unreadFrames(),
                " frames are of a link type that is not read; capture Ethernet, Linux cooked, loopback or raw IP");
        add(remarks, decoder.malformedPackets(), " packets were left out: their lengths contradict each other");
        add(remarks, decoder.damagedPackets(), " packets were left out: the checksum of their IPv4 header is wrong");
        add(remarks, decoder.abandonedFragments(), " fragmented packets were given up: too many were incomplete");
        add(remarks, flows.evicted(), " connections have an early record: too many were open at once");
        if (!checksums) {
            remarks.add("most checksums are wrong, as network cards leave them on the host that sends: not looked at");
        }
        return remarks;
    }

    private static void add(List<String> remarks, long count, String what) {
        if (count > 0) {
            remarks.add(count + what);
        }
    }
}
