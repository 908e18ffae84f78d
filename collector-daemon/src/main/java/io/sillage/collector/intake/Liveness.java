package io.sillage.collector.intake;

import java.io.IOException;
import java.nio.file.Path;

/** Whether the process that writes into a folder is alive. */
@FunctionalInterface
interface Liveness {
    Writer of(Path folder) throws IOException;

    enum Writer {
        ALIVE,
        DEAD,
        /** It has not come so far as to say so, or another tool wrote the folder. */
        UNKNOWN
    }
}
