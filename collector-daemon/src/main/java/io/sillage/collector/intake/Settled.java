package io.sillage.collector.intake;

import io.sillage.collector.journal.SealedSegment;
import java.io.IOException;

/** Who takes over what intake has sealed. */
@FunctionalInterface
public interface Settled {
    void add(SealedSegment segment) throws IOException;
}
