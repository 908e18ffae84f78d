package io.sillage.cli;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.topic.Publisher;
import io.sillage.analyzer.topic.TopicPlace;
import io.sillage.analyzer.topic.Topics;
import io.sillage.analyzer.view.LossReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts a recording on Kafka. */
@Command(
        name = "publish",
        description = "Puts a recording on a Kafka topic, from where every command reads it, and analyze works on it.",
        footer = {
            "",
            "Examples:",
            "  sillage publish --on kafka://broker:9092/shop",
            "  sillage publish recordings/night --on kafka://broker:9092/night --partitions 8 --kind socket,log",
            "  sillage connections kafka://broker:9092/night",
            "",
            "The topic is made where it is missing; one that has events is refused without --resume. docs/kafka.md says what is on it."
        })
final class Publish implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--on",
            required = true,
            paramLabel = "RECORDING",
            description = "kafka://host:port[,host:port]/topic-prefix")
    @SuppressWarnings("NullAway.Init")
    private String on;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Of the topic; so many processors can work on it. Default: ${DEFAULT-VALUE}")
    private int partitions = 4;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "Copies of the topic. Default: one a broker, three at most")
    private int replication;

    @Option(
            names = "--resume",
            description =
                    "Publish all of the recording again where a part of it is there already, because publishing it"
                            + " was cut off; whoever reads the topic leaves out what is there twice.")
    private boolean resume;

    Publish(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        if (partitions < 1 || replication < 0 || replication > Short.MAX_VALUE) {
            throw Refusal.wrongUsage("--partitions " + partitions + " --replication " + replication
                    + ": at least one partition is needed, and a replication that Kafka can have");
        }
        TopicPlace place = Places.parse(on);
        TopicPlace from = reading.place();
        if (from != null && Topics.areOne(from, place)) {
            throw Refusal.wrongUsage(
                    "--on " + on + " is the recording itself, which has all of it already; choose another prefix");
        }
        selection.sayUnknownKinds(here.err());
        Recording recording = reading.open(here);
        Timeline timeline = Timeline.of(recording, selection.selection());
        // by what tells recordings apart, so that whoever resumes is the publisher that was cut off
        String name =
                recording.host() + "/" + Long.toUnsignedString(recording.clock().wall(), 36);
        Publisher.Published published = Publisher.publish(place, timeline, name, partitions, replication, resume);
        here.err()
                .say("published " + published.events() + " events in " + published.batches() + " batches, "
                        + published.bytes() + " bytes, on " + place);
        if (published.cut() > 0) {
            here.err()
                    .say(published.cut() + " events were too large for a topic: their texts are cut, marked truncated");
        }
        if (published.unnamed() > 0) {
            here.err()
                    .say(published.unnamed()
                            + " events have no stream and seq of their own, and their place in their file"
                            + " can't stand for them: published again with --resume they would count twice");
        }
        LossReport.of(timeline).lines().forEach(here.err()::say);
        return 0;
    }
}
