package io.sillage.analyzer.engine;

import java.util.function.Consumer;

/** Runs a program over a log. All engines give the same records in the same order. */
public interface Engine {
    /** Gives the records as they come, ordered by {@link Given#order}, until the log ends. */
    Counts run(Consumer<Given> out);
}
