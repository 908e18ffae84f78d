package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;

/** Watches a run, for {@code --explain}. */
interface Trace {
    void moved(Key key, int from, int letter, int[] positions, int to, Row row, long mono);

    void gave(Key key, Ended why, String json);
}
