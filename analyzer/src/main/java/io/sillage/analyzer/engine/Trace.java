package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;

/** Watches a run, for {@code --explain}. */
interface Trace {
    void moved(Key key, int from, int letter, int[] positions, int to, Row row, long mono);

    /** A mentioned event that does not fit into its slice, which ends therefore; it may begin the next one. */
    void refused(Key key, int from, int letter, Row row, long mono);

    /** A mentioned event that begins no slice, where none is open. */
    void strayed(Key key, int letter, Row row, long mono);

    void gave(Key key, Ended why, String json);
}
