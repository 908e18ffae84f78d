package io.sillage.event;

/** The low two bits of an entry's tag, and the codes of control entries. */
final class Op {
    static final int ENTER = 0;
    static final int EXIT = 1;
    static final int THROW = 2;
    static final int OTHER = 3;

    static final int ORIGIN = 1;
    static final int THREAD = 2;
    static final int METHOD = 3;
    static final int NAME = 4;
    static final int CONNECTION = 5;
    /** The first code that is an event's, with a place in the sequence. */
    static final int FIRST_EVENT = 16;

    private Op() {}
}
