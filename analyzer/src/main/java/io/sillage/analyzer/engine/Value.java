package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;

/** A term, made ready: gives its value for an event and the registers of a branch. */
interface Value {
    /** @param file where the branch's registers begin */
    void of(Row row, Registers registers, int file, Cell result);
}
