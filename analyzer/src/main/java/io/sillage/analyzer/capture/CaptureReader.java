package io.sillage.analyzer.capture;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The frames of one capture, in the order of the file. */
public interface CaptureReader extends Closeable {
    /**
     * Moves on to the next frame.
     *
     * @return false at the end, which may be a premature one: see {@link #problem()}
     * @throws IOException when the file can't be read any more
     */
    boolean next(Frame frame) throws IOException;

    /** Why reading stopped before the end of the capture: what, where, and the remedy; null when it did not. */
    @Nullable
    String problem();
}
