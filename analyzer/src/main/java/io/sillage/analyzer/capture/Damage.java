package io.sillage.analyzer.capture;

/** What is said of captures that are cut or damaged: what was there, what was expected, and the remedy. */
final class Damage {
    /** The most that libpcap itself takes for a frame (its MAXIMUM_SNAPLEN). */
    static final int MAX_FRAME_BYTES = 262_144;

    private Damage() {}

    static String cut(String name, long offset, String expected, int found) {
        return name + " is cut: at byte " + offset + " " + expected + " was expected and " + found
                + (found == 1 ? " byte" : " bytes")
                + " found; all before it was read. Let the capture program end (tcpdump -U, then SIGTERM), or copy the"
                + " file again";
    }

    static String absurd(String name, long offset, String field, long value, long max) {
        return name + " is damaged: at byte " + offset + " the " + field + " is " + value + ", at most " + max
                + " was expected; all before it was read. Mend it with pcapfix, or capture again";
    }

    static String odd(String name, long offset, String what) {
        return name + " is damaged: at byte " + offset + " " + what
                + "; all before it was read. Mend it with pcapfix, or capture again";
    }
}
