package io.sillage.analyzer.flow;

import java.util.BitSet;

/**
 * Ports that servers have, to tell the sides apart where the first packet does not: those that the protocols in Zeek's
 * base scripts register as {@code likely_server_ports}, by name or by {@code Analyzer::register_for_ports}. Ports of
 * clients (68) and of DNS over QUIC (784, 853) are registered, but not as such.
 */
final class ServerPorts {
    private static final BitSet TCP = of(
            21, 22, 25, 53, 79, 80, 81, 88, 110, 135, 139, 143, 389, 443, 445, 502, 563, 585, 587, 614, 631, 636, 989,
            990, 992, 993, 995, 1080, 1434, 1883, 2811, 3128, 3268, 3306, 3389, 5222, 5223, 5269, 5432, 6379, 6666,
            6667, 6668, 6669, 8000, 8080, 8888, 20000);
    private static final BitSet UDP = of(
            53, 67, 88, 123, 137, 161, 162, 389, 443, 514, 1812, 2123, 2152, 3389, 3544, 4011, 4789, 5060, 5072, 5353,
            5355, 6081, 20000);

    private static final BitSet DNS = of(53, 137, 5353, 5355);

    private ServerPorts() {}

    static boolean tcp(int port) {
        return TCP.get(port);
    }

    static boolean udp(int port) {
        return UDP.get(port);
    }

    /** DNS, NetBIOS names, mDNS, LLMNR: all over UDP. */
    static boolean dns(int port) {
        return DNS.get(port);
    }

    private static BitSet of(int... ports) {
        BitSet set = new BitSet(65_536);
        for (int port : ports) {
            set.set(port);
        }
        return set;
    }
}
