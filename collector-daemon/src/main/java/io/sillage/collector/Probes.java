package io.sillage.collector;

import io.sillage.collector.lane.OwnFolder;
import io.sillage.collector.probe.Probe;
import io.sillage.collector.probe.ProbeCommand;
import io.sillage.collector.probe.ProbeStatus;
import java.util.List;

/** The probes of one collector, a lane each. */
final class Probes implements AutoCloseable {
    /** About ten minutes of one disk. */
    private static final int SEGMENT_BYTES = 128 << 10;

    private final List<Probe> probes;

    Probes(List<ProbeCommand> commands, OwnFolder folder) {
        this.probes = commands.stream()
                .map(command -> new Probe(command, folder.lane(command.source(), SEGMENT_BYTES)))
                .toList();
    }

    void start() {
        probes.forEach(Probe::start);
    }

    List<ProbeStatus> statuses() {
        return probes.stream().map(Probe::status).toList();
    }

    @Override
    public void close() {
        probes.forEach(Probe::close);
    }
}
