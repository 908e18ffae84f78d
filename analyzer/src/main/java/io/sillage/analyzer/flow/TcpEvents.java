package io.sillage.analyzer.flow;

/**
 * What happens on TCP connections, normalised: every byte once and in order, whatever was repeated, overlapped, came
 * early or is missing. Framers and readings stand behind it. Arrays are the reader's own: use them during the call only.
 */
public interface TcpEvents extends FlowEvents {
    TcpEvents NONE = new TcpEvents() {};

    /** A control packet; a repetition is none, one with another sequence number is. */
    enum Control {
        SYN,
        SYN_ACK,
        FIN,
        RST
    }

    /** Whether somebody wants the bytes: else those that come early are not kept. */
    default boolean wantsBytes() {
        return false;
    }

    default void control(long connection, boolean orig, Control control, long nanos) {}

    /** An end came to another state. What opens it is told before the bytes of the same packet, what closes it after. */
    default void state(long connection, boolean orig, TcpState from, TcpState to, long nanos) {}

    /** The next bytes in order. */
    default void data(long connection, boolean orig, byte[] bytes, int from, int to, long nanos) {}

    /** So many bytes are not in the capture, or came so early that they could not be kept. */
    default void gap(long connection, boolean orig, long bytes, long nanos) {}

    /** All that this side had to send has been told. */
    default void finished(long connection, boolean orig, long nanos) {}

    /** The capture lacks so much of this side that its bytes are told no more. */
    default void abandoned(long connection, boolean orig, long nanos) {}
}
