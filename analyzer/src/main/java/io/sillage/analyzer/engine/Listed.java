package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.ArrayList;
import java.util.List;

/** The first values as texts, at most 64 of 256 characters; the others are only counted. */
final class Listed implements Many {
    private static final int MAX_ENTRIES = 64;
    private static final int MAX_CHARS = 256;

    private final List<String> entries;
    private long count;

    Listed() {
        this(new ArrayList<>(), 0);
    }

    private Listed(List<String> entries, long count) {
        this.entries = entries;
        this.count = count;
    }

    List<String> entries() {
        return entries;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void add(Cell value) {
        if (value.type == Row.ABSENT) {
            return;
        }
        count++;
        if (entries.size() < MAX_ENTRIES) {
            String text = Shown.text(value);
            entries.add(text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) + "…" : text);
        }
    }

    @Override
    public Many copy() {
        return new Listed(new ArrayList<>(entries), count);
    }

    @Override
    public void pack(Packer out) {
        out.number(count).number(entries.size());
        entries.forEach(out::text);
    }

    static Listed of(Unpacker in) {
        long count = in.number();
        return new Listed(in.texts(), count);
    }
}
