package io.sillage.analyzer.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.event.ClockPair;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockDomainsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long WALL = 1_763_841_600 * SECOND;

    private final ClockDomains domains = new ClockDomains(new ClockPair(WALL, 0));

    @Test
    void aProcessWhoseClocksReadAlikeSharesTheRecordingsClock() {
        domains.add("1-1", List.of(pair(5, 5, 1_000)));
        assertThat(domains.of("1-1")).isZero();
        assertThat(domains.one()).isTrue();
    }

    @Test
    void oneGoodPairIsEnoughWhereOthersWereReadOnACrowdedMachine() {
        domains.add("1-1", List.of(pair(5, 5, 40_000_000), pair(6, 6, 100_000)));
        assertThat(domains.of("1-1")).isZero();
    }

    @Test
    void anotherHostAndAnotherTimeNamespaceHaveClocksOfTheirOwn() {
        domains.add("1-1", List.of(pair(5, 100_005, 0)));
        domains.add("2-1", List.of(pair(7, 3, 0)));
        domains.add("3-1", List.of(pair(8, 100_008, 1_000)));
        assertThat(List.of(domains.of("1-1"), domains.of("2-1"), domains.of("3-1")))
                .containsExactly(1, 2, 1);
        assertThat(domains.shiftNanos(1)).isCloseTo(-100_000 * SECOND, org.assertj.core.data.Offset.offset(1_000L));
        assertThat(domains.shiftNanos(2)).isEqualTo(4 * SECOND);
    }

    @Test
    void aStepOfTheWallClockThatANeighbourSawMakesNoNewClock() {
        // The wall clock is set back by an hour between the seconds 20 and 30.
        domains.add("late", List.of(pair(-3565, 35, 0)));
        assertThat(domains.of("late")).isEqualTo(1);
        domains.add("collector", List.of(pair(20, 20, 0), pair(-3570, 30, 0)));
        assertThat(domains.of("late")).isZero();
        assertThat(domains.of("collector")).isZero();
    }

    private static ClockPair pair(long wallSecond, long monoSecond, long errorNanos) {
        return new ClockPair(WALL + wallSecond * SECOND + errorNanos, monoSecond * SECOND);
    }
}
