package io.sillage.collector.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.event.SegmentFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final String PROCESS = "42-1000";

    @TempDir
    Path recording;

    @Test
    void deletesTheOldestBeyondTheCapAndCountsThem() throws IOException {
        Retention retention = retention(250);
        retention.add(sealed(1, 0, 10));
        retention.add(sealed(2, 10, 10));
        retention.add(sealed(3, 20, 10));
        assertThat(retention.doWork(0)).isEqualTo(1);
        assertThat(file(1)).doesNotExist();
        assertThat(file(2)).exists();
        assertThat(retention.deletedEvents()).isEqualTo(10);
    }

    @Test
    void countsASegmentThatIsSealedAfterLaterOnesHaveGone() throws IOException {
        Retention retention = retention(150);
        retention.add(sealed(2, 10, 10));
        retention.add(sealed(3, 20, 10));
        retention.doWork(0);
        assertThat(file(2)).doesNotExist();
        retention.add(sealed(1, 0, 10));
        assertThat(file(1)).doesNotExist();
        assertThat(retention.deletedEvents()).isEqualTo(20);
        assertThat(retention.deletedSegments()).isEqualTo(2);
    }

    @Test
    void doesNotCountAgainWhatOnlyACrashKept() throws IOException {
        Retention first = retention(50);
        first.add(sealed(1, 0, 10));
        first.doWork(0);
        Retention afterCrash = retention(50);
        afterCrash.add(sealed(1, 0, 10));
        assertThat(file(1)).doesNotExist();
        assertThat(afterCrash.deletedEvents()).isEqualTo(10);
    }

    private Retention retention(long capBytes) throws IOException {
        return Retention.of(recording, new DiskBounds(capBytes, 0), () -> Long.MAX_VALUE);
    }

    private SealedSegment sealed(int number, long firstSeq, long events) throws IOException {
        Files.createDirectories(file(number).getParent());
        Files.write(file(number), new byte[100]);
        SegmentFacts facts = new SegmentFacts(7, firstSeq, events, 0, firstSeq, firstSeq + events, 0, 100);
        return new SealedSegment(PROCESS, file(number).getFileName().toString(), 100, facts);
    }

    private Path file(int number) {
        return recording.resolve(PROCESS).resolve("s" + number + ".sealed");
    }
}
