package io.sillage.event;

/**
 * What all events share that an onlooker tells, who belongs to neither end: the connection, its local end being the
 * originator's and its peer the responder's, and whose act it was.
 */
public interface NetEvent {
    Connection connection();

    /** Whether the side that connected did it. */
    boolean orig();

    /** The contract's {@code direction}. */
    default String direction() {
        return orig() ? "orig" : "resp";
    }
}
