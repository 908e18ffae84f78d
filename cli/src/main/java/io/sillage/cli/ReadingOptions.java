package io.sillage.cli;

import io.sillage.analyzer.journal.Recording;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** As typed: what to read. */
final class ReadingOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "RECORDING",
            description = "A directory that sillage recorded, a file of its JSON lines, or a pcap or pcapng capture."
                    + " Default: the newest under ./recordings")
    private @Nullable String recording;

    /** Where it is. */
    Path path(Surroundings here) {
        return new Recordings(here.directory()).existing(recording);
    }

    /** Opens it, and says what is odd about it. */
    Recording open(Surroundings here) {
        Recording opened = Recording.open(path(here));
        List<String> remarks = opened.remarks();
        remarks.forEach(here.err()::say);
        return opened;
    }
}
