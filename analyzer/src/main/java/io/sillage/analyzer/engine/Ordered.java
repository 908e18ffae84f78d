package io.sillage.analyzer.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Holds records back until their time has passed, so that those of one time leave in the order of their keys. */
final class Ordered {
    private final Consumer<Given> out;
    private final List<Given> held = new ArrayList<>();
    /** The earliest of them; later than all times if there is none. */
    private long heldMono = Long.MAX_VALUE;

    Ordered(Consumer<Given> out) {
        this.out = out;
    }

    void add(Given given) {
        held.add(given);
        heldMono = Math.min(heldMono, given.mono());
    }

    /** No record of an earlier time will come any more. */
    void passed(long mono) {
        if (heldMono < mono) {
            release(mono);
        }
    }

    private void release(long mono) {
        if (held.size() > 1) {
            held.sort(Given::order);
        }
        int due = 0;
        while (due < held.size() && held.get(due).mono() < mono) {
            out.accept(held.get(due++));
        }
        if (due == held.size()) {
            held.clear();
            heldMono = Long.MAX_VALUE;
        } else {
            held.subList(0, due).clear();
            heldMono = held.get(0).mono();
        }
    }

    void end() {
        passed(Long.MAX_VALUE);
        held.forEach(out);
        held.clear();
    }
}
