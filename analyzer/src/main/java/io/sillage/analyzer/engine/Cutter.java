package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Program;
import io.sillage.event.ClockPair;
import org.jspecify.annotations.Nullable;

/**
 * Cuts out of events what one program asks of them. Their share is that of the key; an event that lacks a field of it goes
 * everywhere, as every slice is shown it.
 */
public final class Cutter implements Cuts {
    private final Program program;
    private final Decoder decoder;
    private final Decoded decoded;
    private final int shares;
    private int share;

    /** @param shares how many there are */
    public Cutter(Program program, int shares) {
        this.program = program;
        this.shares = shares;
        decoder = new Decoder(program);
        decoded = decoder.room();
    }

    /** Null if no guard mentions it. */
    @Override
    public @Nullable Item cut(Entry entry, ClockPair clock) {
        decoder.decode(entry, clock, entry.origin().source(), decoded);
        if (!decoded.isMentioned()) {
            return null;
        }
        if (decoded.letter() == program.alphabet().none() && !program.strict()) {
            return null;
        }
        Key key = decoded.findKey();
        share = key == null ? EVERYWHERE : Math.floorMod(key.hashCode(), shares);
        return new Item(
                clock.wallOf(entry.mono()),
                entry.stream(),
                entry.seq(),
                decoded.letter(),
                decoded.row().copy());
    }

    @Override
    public int share() {
        return share;
    }
}
