package io.sillage.recorder;

import io.sillage.event.Nullable;
import java.io.File;

/**
 * What the recorder needs to know, complete and valid.
 *
 * @param recording the recording's directory, which exists
 * @param pid this process, as its own name space sees it
 * @param startMillis when it began, milliseconds since 1970; with the pid it names the folder
 * @param host the host's name
 * @param service the service's name, also the events' source
 * @param containerId the container that it runs in, where that is known
 * @param floorBytes how much free space must be left on the file system; less, and events are lost and counted
 */
public record RecorderSettings(
        File recording,
        long pid,
        long startMillis,
        String host,
        String service,
        @Nullable String containerId,
        long floorBytes) {
    /** The name of this process's folder in the recording. */
    public String process() {
        return pid + "-" + startMillis;
    }

    File folder() {
        return new File(recording, process());
    }
}
