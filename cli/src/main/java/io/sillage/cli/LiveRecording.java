package io.sillage.cli;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.journal.Writers;
import io.sillage.analyzer.timeline.LiveTimeline;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.topic.FollowedTopics;
import io.sillage.analyzer.topic.TopicPlace;
import io.sillage.analyzer.view.LossReport;
import io.sillage.cli.status.FileWriters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A recording that is read while somebody writes it, wherever it is. */
final class LiveRecording implements AutoCloseable {
    private static final long POLL_MILLIS = 100;
    /** How long an event waits for earlier ones of slower streams. */
    private static final long HOLD_NANOS = 300_000_000L;

    private final Surroundings here;
    private final Recording recording;
    private final @Nullable FollowedTopics topics;
    private final Interruption interruption;
    private final FileWriters writers;

    private LiveRecording(
            Surroundings here, Recording recording, @Nullable FollowedTopics topics, Interruption interruption) {
        this.here = here;
        this.recording = recording;
        this.topics = topics;
        this.interruption = interruption;
        writers = new FileWriters(recording.path());
    }

    /**
     * Opens it.
     *
     * @param live whether it is followed; else what is there now is all
     * @param records whether what transducers gave to topics is wanted, too
     * @return null if the user wanted no more before there was anything
     */
    static @Nullable LiveRecording open(ReadingOptions reading, boolean live, boolean records, Surroundings here)
            throws InterruptedException {
        Interruption interruption = new Interruption();
        TopicPlace place = reading.place();
        if (place == null || !live) {
            boolean wanted = !live || awaitFirstLine(reading.path(here), interruption, here);
            return wanted ? new LiveRecording(here, reading.open(here), null, interruption) : null;
        }
        interruption.expect();
        FollowedTopics topics = FollowedTopics.of(place, records, here.err()::say, interruption::came);
        if (topics == null) {
            return null;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(topics::delete, "sillage-topics"));
        return new LiveRecording(here, Recording.open(topics.directory()), topics, interruption);
    }

    /** A file that somebody has just begun to write tells nothing before its first line; false if the user waits no longer. */
    private static boolean awaitFirstLine(Path file, Interruption interruption, Surroundings here)
            throws InterruptedException {
        FileWriters writers = new FileWriters(file);
        boolean said = false;
        while (!Recording.isBegun(file) && writers.any()) {
            if (!said) {
                here.err().say("no event is in " + file + " yet; waiting for the first");
                interruption.expect();
                said = true;
            }
            if (interruption.await(POLL_MILLIS)) {
                return false;
            }
        }
        if (!Recording.isBegun(file)) {
            sayIfWriterMayBeHidden(writers, file, here);
        }
        return true;
    }

    private static void sayIfWriterMayBeHidden(FileWriters writers, Path file, Surroundings here) {
        if (writers.mayHaveMissedOne()) {
            here.err()
                    .say("nobody that may be seen writes " + file + ", so it ends here; what processes of other users"
                            + " have open can't be seen: run this as its writer, or as root, to follow it on");
        }
    }

    /** What it holds, and what comes. */
    LiveTimeline timeline(Selection selection) {
        return timeline(selection, HOLD_NANOS);
    }

    /** @param delayNanos how much later than they happened some events are written that must be in their place */
    LiveTimeline timeline(Selection selection, long delayNanos) {
        long hold = Math.max(HOLD_NANOS, delayNanos);
        return topics == null
                ? new LiveTimeline(recording, selection, System::nanoTime, hold)
                : new LiveTimeline(recording, topics, selection, System::nanoTime, hold);
    }

    /**
     * Shows what is there, then what comes, a part at a time and at least ten times a second an empty one, until nobody
     * writes any more, or Ctrl-C. What is left then is {@link #rest} of it.
     *
     * @param beyond whether it goes on when nobody writes any more
     */
    void follow(LiveTimeline timeline, boolean beyond, Consumer<List<LiveTimeline.Shown>> to)
            throws InterruptedException {
        interruption.expect();
        do {
            // asked only where it matters, as it may mean a look at all open files
            boolean goesOn = beyond || written();
            to.accept(timeline.poll());
            if (!goesOn) {
                return;
            }
        } while (!interruption.await(POLL_MILLIS));
    }

    /** Says so if what was to be followed may have ended only because not everybody who has a file open can be seen. */
    void sayIfWriterMayBeHidden() {
        sayIfWriterMayBeHidden(writers, recording.path(), here);
    }

    /** Shows what is there and was not shown; after Ctrl-C only what was read before. */
    void rest(LiveTimeline timeline, Consumer<List<LiveTimeline.Shown>> to) {
        if (interruption.came()) {
            to.accept(timeline.rest());
        } else {
            timeline.drain(to);
        }
    }

    /** Whether somebody may still write. Asked before what is there is read, so that the last of it is not missed. */
    private boolean written() {
        if (topics != null) {
            return !topics.ended();
        }
        return Files.isDirectory(recording.path())
                ? Writers.anyAlive(recording.path())
                : recording.grows() && writers.any();
    }

    /** The processes that are known to have ended by now; of topics nobody knows more than they say themselves. */
    Set<String> endedWriters() {
        return topics == null ? recording.endedWriters() : Set.of();
    }

    /** Says what it lacked. */
    void report(LiveTimeline timeline) {
        LossReport.of(timeline).lines().forEach(here.err()::say);
        List<String> remarks = topics == null ? List.of() : topics.remarks();
        remarks.forEach(here.err()::say);
    }

    @Override
    public void close() {
        if (topics != null) {
            topics.close();
        }
    }
}
