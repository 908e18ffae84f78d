package io.sillage.analyzer.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockComparisonTest {
    private static final long BASE = 7_000_000_000_000L;
    private static final long OFFSET = 3_000_000_000L;

    private final ClockComparison comparison = new ClockComparison(BASE, OFFSET - 900_000_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theTruthIsWithinTheBoundWhateverTheDelays(long seed) {
        Random random = new Random(seed);
        double drift = (random.nextDouble() - 0.5) * 200e-6;
        LongUnaryOperator truth = mono -> OFFSET + Math.round(drift * (mono - BASE));
        long now = BASE;
        for (int i = 0; i < 20_000; i++) {
            now += 1 + (long) (random.nextDouble() * 100_000_000);
            talk(random, now, truth, 20_000, 2_000_000);
        }
        for (long at = BASE; at < now; at += 777_777_777) {
            ClockOffset offset = comparison.at(at);
            assertThat(offset).isNotNull();
            assertThat(Math.abs(truth.applyAsLong(at) - offset.estimate())).isLessThanOrEqualTo(offset.bound());
            // the least delays are 20 us one way and 60 us back: half of their sum, and what is between such moments
            assertThat(offset.bound()).isBetween(40_000L, 200_000L);
        }
        assertThat(comparison.contradictions()).isZero();
    }

    @Test
    void aClockThatChangesItsRateIsFollowedOutsideOfTheMinutesInWhichItDoes() {
        Random random = new Random(11);
        long bend = BASE + 500_000_000_000L;
        LongUnaryOperator truth =
                mono -> OFFSET + Math.round(mono < bend ? 50e-6 * (mono - bend) : -300e-6 * (mono - bend));
        for (long now = BASE; now < BASE + 1_000_000_000_000L; now += random.nextInt(100_000_000)) {
            talk(random, now, truth, 20_000, 100_000);
        }
        for (long at = BASE; at < BASE + 1_000_000_000_000L; at += 7_777_777_777L) {
            ClockOffset offset = comparison.at(at);
            if (Math.abs(at - bend) > 256_000_000_000L) {
                assertThat(Math.abs(truth.applyAsLong(at) - offset.estimate())).isLessThanOrEqualTo(offset.bound());
                assertThat(offset.bound()).isLessThan(3_000_000);
            }
        }
    }

    @Test
    void nothingIsKnownWhileOnlyOneSideHasReceived() {
        comparison.sentByFirst(BASE, BASE + OFFSET + 1000);
        assertThat(comparison.at(BASE)).isNull();
        comparison.sentBySecond(BASE + OFFSET, BASE + 3000);
        // between 3000 before it and 1000 after, and the bound allows for 0.1 % of drift in 3000 ns
        assertThat(comparison.at(BASE)).isEqualTo(new ClockOffset(OFFSET - 1001, 2003));
    }

    @Test
    void aTimeFarFromWhatWasSentHasAWideBound() {
        talk(new Random(1), BASE, mono -> OFFSET, 1000, 1001);
        assertThat(comparison.at(BASE + 1_000_000_000_000L).bound()).isGreaterThan(700_000_000L);
    }

    /** One message each way with delays that are not alike. */
    private void talk(Random random, long now, LongUnaryOperator offset, long least, long spread) {
        long there = now + least + (long) (random.nextDouble() * random.nextDouble() * spread);
        comparison.sentByFirst(now, there + offset.applyAsLong(there));
        long back = there + 3 * least + (long) (random.nextDouble() * spread);
        comparison.sentBySecond(there + offset.applyAsLong(there), back);
    }
}
