package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.timeline.LiveTimeline;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.TimePoint;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketWritten;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that was killed says no more, but its lock is free. */
class EndedWritersTest {
    @TempDir
    Path directory;

    private TwoEnds ends;

    @BeforeEach
    void theServerIsGone() throws IOException {
        ends = new TwoEnds(directory);
        ends.near(100, new SocketWritten(ends.near, 7, 10, null));
        ends.far(110, new SocketRead(ends.far, 7, false, 5, null));
        ends.near(200, new SocketRead(ends.near, 0, true, 5, null)).near(210, new SocketClosed(ends.near));
        Files.createFile(ends.server.folder().resolve("alive.lock"));
    }

    @Test
    void theConnectionsOfAKilledProcessAreOver() {
        ConnectionRecord record = ends.record();
        assertThat(record.open()).isFalse();
        assertThat(record.state()).as("as the client saw it").isEqualTo("SF");
    }

    @Test
    void thoseOfOneThatHoldsItsLockAreOpen() throws IOException {
        try (FileChannel lock =
                FileChannel.open(ends.server.folder().resolve("alive.lock"), StandardOpenOption.WRITE)) {
            lock.lock();
            assertThat(ends.record().open()).isTrue();
        }
    }

    /** Only root could open it for writing, too. */
    @Test
    void whoMayOnlyReadItsLockSeesThatItIsHeld() throws IOException {
        Path file = ends.server.folder().resolve("alive.lock");
        try (FileChannel lock = FileChannel.open(file, StandardOpenOption.WRITE)) {
            lock.lock();
            assertThat(file.toFile().setReadOnly()).isTrue();
            assertThat(ends.record().open()).isTrue();
        }
    }

    @Test
    void atATimeWhenItLivedTheyWereOpen() {
        Selection before = Selection.ALL.until(TimePoint.parse("2025-11-22T20:00:01.000050Z"));
        Recording recording = ends.saved();
        assertThat(Connections.of(recording, before).records())
                .singleElement()
                .extracting(ConnectionRecord::open)
                .isEqualTo(true);
        assertThat(new LiveTimeline(recording, before, () -> 0, 0).goesOn(ends.server.name()))
                .as("for who follows")
                .isTrue();
        assertThat(new LiveTimeline(recording, Selection.ALL, () -> 0, 0).goesOn(ends.server.name()))
                .isFalse();
    }
}
