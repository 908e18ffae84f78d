package io.sillage.analyzer.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where two programs stand in one slice of a log, so far as it matters for what follows. Registers that hold the same have
 * the same symbol; which ones do is all that is kept of the past.
 *
 * @param older 1 if the first program's last event is the older one, 2 if the second's is, else 0
 */
record Configuration(Slice first, Slice second, int older) {
    static final Configuration START = new Configuration(Slice.NONE, Slice.NONE, 0);

    /** Gives what the registers hold names anew. */
    static Configuration of(Slice first, Slice second, int older) {
        Map<Symbol, Symbol> names = new HashMap<>();
        Slice renamedFirst = renamed(first, names);
        Slice renamedSecond = renamed(second, names);
        return new Configuration(renamedFirst, renamedSecond, first.isOpen() && second.isOpen() ? older : 0);
    }

    private static Slice renamed(Slice slice, Map<Symbol, Symbol> names) {
        List<Symbol> files = slice.files().stream()
                .map(symbol -> symbol instanceof Symbol.Absent || symbol instanceof Symbol.Constant
                        ? symbol
                        : names.computeIfAbsent(symbol, s -> new Symbol.Before(names.size())))
                .toList();
        return new Slice(slice.state(), files);
    }
}
