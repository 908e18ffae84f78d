package io.sillage.analyzer.capture;

import org.jspecify.annotations.Nullable;

/** Protocols over UDP that carry packets: those for which Zeek has analyzers, on the ports that it registers. */
enum UdpCarrier {
    VXLAN {
        @Override
        Content open(Frame datagram) {
            return Vxlan.open(datagram);
        }
    },
    GENEVE {
        @Override
        Content open(Frame datagram) {
            return Geneve.open(datagram);
        }
    },
    GTP {
        @Override
        Content open(Frame datagram) {
            return Gtp.open(datagram);
        }
    },
    TEREDO {
        @Override
        Content open(Frame datagram) {
            return Teredo.open(datagram);
        }
    },
    AYIYA {
        @Override
        Content open(Frame datagram) {
            return Ayiya.open(datagram);
        }
    };

    /** Moves the beginning of the frame to the packet that it carries. */
    abstract Content open(Frame datagram);

    /** By the responder's port, or by the first bytes: Teredo and AYIYA are looked for on any other port. */
    static @Nullable UdpCarrier of(Packet packet, int respPort) {
        return switch (respPort) {
            case 4789 -> VXLAN;
            case 6081 -> GENEVE;
            case 2152, 2123 -> GTP;
            case 3544 -> TEREDO;
            case 5072 -> AYIYA;
            default -> detected(packet);
        };
    }

    private static @Nullable UdpCarrier detected(Packet packet) {
        int at = packet.payloadAt + UdpTunnel.UDP_HEADER_BYTES;
        int length = Math.min(packet.payloadBytes, packet.payloadCaptured) - UdpTunnel.UDP_HEADER_BYTES;
        if (length >= 3 && Bytes.uint16(packet.bytes, at + 1) == 0x5211) {
            return AYIYA;
        }
        return Teredo.detected(packet.bytes, at, length) ? TEREDO : null;
    }
}
