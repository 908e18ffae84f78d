package io.sillage.analyzer.flow;

import io.sillage.analyzer.capture.Packet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a datagram says that its connection's sides were taken for each other, as Zeek's analyzers of DNS and NTP find it:
 * an originator whose first message is a response (RFC 1035 section 4.1.1), or that answers as a server of time (RFC 5905
 * section 7.3).
 */
abstract class Roles {
    /** By the responder's port when the connection began; null where no such protocol is expected. */
    static @Nullable Roles of(int respPort) {
        return respPort == Ntp.PORT ? new Ntp() : ServerPorts.dns(respPort) ? new Dns() : null;
    }

    /**
     * Looks at a datagram.
     *
     * @param at where its payload begins in that of the IP packet
     * @param length how much of its payload was captured
     * @param multicast whether the responder is a group, which asks nobody
     */
    abstract boolean reversed(Packet packet, int at, int length, boolean fromOrig, boolean multicast);

    /** DNS_Interpreter::ParseMessage. */
    private static final class Dns extends Roles {
        private static final int HEADER_BYTES = 12;
        private boolean heard;

        @Override
        boolean reversed(Packet packet, int at, int length, boolean fromOrig, boolean multicast) {
            boolean first = !heard && length >= HEADER_BYTES;
            heard |= first;
            return first && fromOrig && !multicast && (packet.uint8(at + 2) & 0x80) != 0;
        }
    }

    /** NTP_Flow::proc_ntp_message, which does it once for each direction. */
    private static final class Ntp extends Roles {
        private static final int PORT = 123;
        private static final int MESSAGE_BYTES = 48;
        private static final int CLIENT = 3;
        private static final int SERVER = 4;
        private boolean reversedByOrig;
        private boolean reversedByResp;

        @Override
        boolean reversed(Packet packet, int at, int length, boolean fromOrig, boolean multicast) {
            int mode = length < MESSAGE_BYTES ? 0 : packet.uint8(at) & 7;
            boolean done = fromOrig ? reversedByOrig : reversedByResp;
            if (done || mode != (fromOrig ? SERVER : CLIENT)) {
                return false;
            }
            reversedByOrig |= fromOrig;
            reversedByResp |= !fromOrig;
            return true;
        }
    }
}
