package io.sillage.analyzer.engine;

import org.jspecify.annotations.Nullable;

/**
 * Has the processor fetch what the steps to come will ask for, in loops so short that it does so for several events at once:
 * with many keys an event is mostly a wait for memory. Changes nothing but what keys know of where they stand.
 */
final class Foreseen {
    private final Slices slices;
    private final Registers registers;
    /** Branches of a slot. */
    private final int width;
    /** Written so that nobody finds reading useless. */
    @SuppressWarnings("unused")
    private long seen;

    Foreseen(Slices slices, Registers registers, int width) {
        this.slices = slices;
        this.registers = registers;
        this.width = width;
    }

    void of(Decoded[] events, int count) {
        for (int i = 0; i < count; i++) {
            Key key = events[i].findKey();
            if (key != null) {
                slices.foresee(key);
            }
        }
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += look(events[i].key());
        }
        seen = sum;
    }

    private long look(@Nullable Key key) {
        int slot = key == null ? Slices.NONE : key.likely();
        return slot == Slices.NONE ? 0 : slices.look(slot) + registers.look(registers.file(slot * width));
    }
}
