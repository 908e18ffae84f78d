package io.sillage.analyzer.flow;

/**
 * What happens on connections of every transport. A connection has a number, unique within one reading and the same at
 * every reading; {@code orig} says whose act it is. Times are nanoseconds since 1970, of the packet that completed it.
 */
public interface FlowEvents {
    /** Its first packet has come; nothing was told of it before. */
    default void begun(long connection, FlowEnds ends, long nanos) {}

    /**
     * So many bytes of payload moved, by lengths and sequence numbers: also where the capture has kept none of them. In
     * the order of the packets; a repetition moves nothing.
     */
    default void moved(long connection, boolean orig, long bytes, long nanos) {}

    /** The two sides were taken for each other: what was said of one before is the other's. */
    default void flipped(long connection) {}

    /** It is over, or the capture is. */
    default void ended(long connection, FlowRecord record) {}
}
