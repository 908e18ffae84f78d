package io.sillage.analyzer.flow;

import java.util.regex.Pattern;

/** Zeek's {@code conn_state}: a decision over what both ends came to. */
final class ConnState {
    /** A SYN and then a RST of the originator, with nothing between that speaks of an open connection. */
    private static final Pattern GIVEN_UP = Pattern.compile("\\^?S[^HAFGIQ]*R.*");

    private ConnState() {}

    static String of(TcpState orig, TcpState resp, boolean bytesMoved, String history) {
        if (resp == TcpState.RESET) {
            return reset(orig, bytesMoved);
        }
        if (orig == TcpState.RESET) {
            return resp.unopened() ? GIVEN_UP.matcher(history).matches() ? "RSTOS0" : "OTH" : "RSTO";
        }
        if (orig == TcpState.CLOSED) {
            return resp == TcpState.CLOSED ? "SF" : resp.unopened() ? "SH" : "S2";
        }
        if (resp == TcpState.CLOSED) {
            return orig.unopened() ? "SHR" : "S3";
        }
        if (orig == TcpState.SYN_SENT && resp == TcpState.INACTIVE) {
            return "S0";
        }
        return orig == TcpState.ESTABLISHED && resp == TcpState.ESTABLISHED ? "S1" : "OTH";
    }

    private static String reset(TcpState orig, boolean bytesMoved) {
        if (orig == TcpState.SYN_SENT || orig == TcpState.SYN_ACK_SENT || orig == TcpState.RESET && !bytesMoved) {
            return "REJ";
        }
        return orig.unopened() ? "RSTRH" : "RSTR";
    }

    static String ofDatagrams(boolean orig, boolean resp) {
        return orig ? resp ? "SF" : "S0" : resp ? "SHR" : "OTH";
    }
}
