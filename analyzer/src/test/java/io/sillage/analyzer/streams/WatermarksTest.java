package io.sillage.analyzer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.engine.Packer;
import io.sillage.analyzer.engine.Unpacker;
import io.sillage.analyzer.topic.Watermarks;
import org.junit.jupiter.api.Test;

class WatermarksTest {
    private final Watermarks watermarks = new Watermarks(2, 10, 1_000);

    @Test
    void timeIsAsFarAsTheSlowestPromisesLessTheLateness() {
        watermarks.listenFrom(0);
        hear(0, "a", 500, 400, 0);
        assertThat(watermarks.low(0)).isEqualTo(Long.MIN_VALUE);
        hear(1, "a", 300, 290, 0);
        assertThat(watermarks.low(0)).isEqualTo(290);
        hear(1, "b", 100, 90, 0);
        assertThat(watermarks.low(0)).isEqualTo(90);
        assertThat(watermarks.lastWall()).isEqualTo(400);
    }

    @Test
    void whoIsSilentForLongIsNotWaitedFor() {
        watermarks.listenFrom(0);
        hear(0, "a", 500, 400, 900);
        assertThat(watermarks.low(999)).isEqualTo(Long.MIN_VALUE);
        assertThat(watermarks.low(1_000)).isEqualTo(490);
        assertThat(watermarks.low(1_900)).isEqualTo(401);
        hear(1, "a", 450, 440, 1_950);
        assertThat(watermarks.low(1_950)).isEqualTo(440);
    }

    @Test
    void whoSpeaksFirstAfterASilenceOfAllIsNotBelievedBeforeTheOthersAreHeard() {
        watermarks.listenFrom(0);
        hear(0, "a", 500, 400, 2_000);
        assertThat(watermarks.low(2_000)).isEqualTo(Long.MIN_VALUE);
        hear(1, "a", 300, 290, 2_500);
        assertThat(watermarks.low(2_500)).isEqualTo(290);
        assertThat(watermarks.low(3_500)).isEqualTo(401);
        hear(0, "a", 700, 690, 4_000);
        assertThat(watermarks.low(4_000)).isEqualTo(290);
    }

    @Test
    void whereNobodyHasSpokenTheLogHasNotEndedForBeingSilent() {
        watermarks.listenFrom(0);
        assertThat(watermarks.low(5_000)).isEqualTo(Long.MIN_VALUE);
        hear(0, "a", Long.MAX_VALUE, Long.MIN_VALUE, 5_000);
        assertThat(watermarks.low(9_000)).isEqualTo(Long.MIN_VALUE);
        assertThat(watermarks.ended()).isFalse();
    }

    @Test
    void theLogEndsWhenAllHaveSaidSoAndBeginsAnewWithWhoComesAfter() {
        watermarks.listenFrom(0);
        hear(0, "a", Long.MAX_VALUE, 400, 0);
        assertThat(watermarks.ended()).isFalse();
        hear(1, "a", Long.MAX_VALUE, 300, 0);
        assertThat(watermarks.ended()).isTrue();
        assertThat(watermarks.low(0)).isEqualTo(Long.MAX_VALUE);
        hear(1, "c", 600, 590, 0);
        assertThat(watermarks.low(0)).isEqualTo(590);
    }

    @Test
    void whatWasWrittenIsWhatIsRead() {
        watermarks.listenFrom(0);
        hear(0, "a", 500, 400, 0);
        hear(1, "ü", Long.MAX_VALUE, Long.MIN_VALUE, 0);
        Packer out = new Packer();
        KeptWatermarks.pack(watermarks, out);
        Watermarks read = new Watermarks(2, 10, 1_000);
        Unpacker in = new Unpacker(out.done());
        KeptWatermarks.read(in, read);
        read.listenFrom(0);
        assertThat(in.atEnd()).isTrue();
        assertThat(read.low(0)).isEqualTo(490);
        assertThat(read.lastWall()).isEqualTo(400);
    }

    private void hear(int from, String publisher, long watermark, long lastWall, long now) {
        watermarks.heard(from, publisher, watermark, lastWall, now);
    }
}
