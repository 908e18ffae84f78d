package io.sillage.cli;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.topic.Spool;
import io.sillage.analyzer.topic.TopicPlace;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** As typed: what to read. */
final class ReadingOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "RECORDING",
            description = "A directory that sillage recorded, a file of its JSON lines, a pcap or pcapng capture, or"
                    + " kafka://host:port[,host:port]/topic-prefix."
                    + " Default: the newest under ./recordings")
    private @Nullable String recording;

    private @Nullable Path fetched;

    /** Where it is on Kafka, null if it is elsewhere. */
    @Nullable
    TopicPlace place() {
        return recording != null && recording.startsWith(TopicPlace.SCHEME) ? Places.parse(recording) : null;
    }

    /** Where it is; what is on Kafka is fetched first, and deleted when this process ends. */
    Path path(Surroundings here) {
        TopicPlace place = place();
        if (place == null) {
            return new Recordings(here.directory()).existing(recording);
        }
        fetched = fetched == null ? fetched(place, here) : fetched;
        return fetched;
    }

    private static Path fetched(TopicPlace place, Surroundings here) {
        Spool spool = Spool.of(place);
        Runtime.getRuntime().addShutdownHook(new Thread(spool::close, "sillage-spool"));
        spool.remarks().forEach(here.err()::say);
        return spool.directory();
    }

    /** Opens it, and says what is odd about it. */
    Recording open(Surroundings here) {
        Recording opened = Recording.open(path(here));
        List<String> remarks = opened.remarks();
        remarks.forEach(here.err()::say);
        return opened;
    }
}
