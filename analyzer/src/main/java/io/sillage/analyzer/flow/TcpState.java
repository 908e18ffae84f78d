package io.sillage.analyzer.flow;

import java.util.Locale;

/** What an end of a TCP connection has come to, as an onlooker sees it. */
public enum TcpState {
    /** Nothing was seen of it. */
    INACTIVE,
    SYN_SENT,
    /** It answered a SYN that was not seen. */
    SYN_ACK_SENT,
    /** It was met in mid-stream. */
    PARTIAL,
    ESTABLISHED,
    /** It sent a FIN. */
    CLOSED,
    /** It sent a RST. */
    RESET;

    /** In the words of {@code docs/events.md}, such as {@code syn_sent}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean handshaking() {
        return this == INACTIVE || this == SYN_SENT || this == SYN_ACK_SENT;
    }

    boolean unopened() {
        return this == INACTIVE || this == PARTIAL;
    }
}
