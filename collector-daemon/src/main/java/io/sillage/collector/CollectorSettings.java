package io.sillage.collector;

import io.sillage.collector.journal.DiskBounds;
import io.sillage.collector.probe.ProbeCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a collector needs to know.
 *
 * @param recording the directory; it is made, with its parents
 * @param resume whether to go on with a recording whose collector ended, instead of beginning one
 * @param bounds how much disk it may take; null: from the size of the file system
 * @param probes the tools of the host that are run
 * @param patience how long {@link Collector#close} waits for processes that are still alive
 */
public record CollectorSettings(
        Path recording, boolean resume, @Nullable DiskBounds bounds, List<ProbeCommand> probes, Duration patience) {
    public CollectorSettings {
        probes = List.copyOf(probes);
    }

    /** A new recording with iostat and the bounds that {@link DiskBounds#of} gives. */
    public static CollectorSettings of(Path recording) {
        return new CollectorSettings(recording, false, null, List.of(ProbeCommand.iostat()), Duration.ofSeconds(1));
    }

    public CollectorSettings resuming() {
        return new CollectorSettings(recording, true, bounds, probes, patience);
    }

    public CollectorSettings within(DiskBounds other) {
        return new CollectorSettings(recording, resume, other, probes, patience);
    }

    public CollectorSettings probing(List<ProbeCommand> others) {
        return new CollectorSettings(recording, resume, bounds, others, patience);
    }

    public CollectorSettings waiting(Duration other) {
        return new CollectorSettings(recording, resume, bounds, probes, other);
    }
}
