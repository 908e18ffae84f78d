package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.ClockPair;
import org.jspecify.annotations.Nullable;

/** Cuts what somebody needs out of events, and tells to which share each belongs. One thread. */
public interface Cuts {
    /** What goes to all shares. */
    int EVERYWHERE = -1;

    /**
     * One event.
     *
     * @param clock turns the entry's time into that of the wall
     * @return null if nobody needs it
     */
    @Nullable
    Item cut(Entry entry, ClockPair clock);

    /** The share of the event that was cut last, or {@link #EVERYWHERE}. */
    int share();
}
