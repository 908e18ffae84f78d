package io.sillage.analyzer.view;

import io.sillage.analyzer.traffic.CaptureFlow;
import io.sillage.analyzer.traffic.Omission;
import java.util.ArrayList;
import java.util.List;

/** What people should know about connections that were made of a capture. */
final class PacketRemarks {
    private PacketRemarks() {}

    static List<String> of(CaptureFlow packets) {
        List<String> remarks = new ArrayList<>();
        if (packets.problem() != null) {
            remarks.add(packets.problem());
        }
        packets.omissions().stream().map(Omission::text).forEach(remarks::add);
        if (packets.checksumsDoubted()) {
            remarks.add("most checksums are wrong, as network cards leave them on the host that sends: not looked at");
        }
        return remarks;
    }
}
