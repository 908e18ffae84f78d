package io.sillage.analyzer.journal;

import io.sillage.event.Kind;

/**
 * Entries in time order that can be opened when their time has come: a segment, or a file of JSON lines. What is known
 * before it is opened is enough to pass it over.
 */
public interface Run {
    /** The file's name, for people. */
    String name();

    /** No entry is earlier, unless the file is damaged. */
    long firstMono();

    /** No entry is later, unless the file is damaged. */
    long lastMono();

    long events();

    /** False only when no entry is of that kind. */
    boolean mayHave(Kind kind);

    /** Opens it. A damaged file gives a loss where the entries would be. */
    Cursor open();
}
