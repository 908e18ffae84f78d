package io.sillage.analyzer.flow;

/** What an end of a TCP connection has come to, as an onlooker sees it. */
enum TcpState {
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

    boolean handshaking() {
        return this == INACTIVE || this == SYN_SENT || this == SYN_ACK_SENT;
    }

    boolean unopened() {
        return this == INACTIVE || this == PARTIAL;
    }
}
