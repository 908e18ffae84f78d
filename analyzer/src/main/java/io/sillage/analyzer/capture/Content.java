package io.sillage.analyzer.capture;

/** What was found where a tunnel was expected. */
enum Content {
    /** A packet, at which the frame points now. */
    PACKET,
    /** That tunnel, but nothing to look into. */
    NOTHING,
    /** Something else. */
    WRONG
}
