package io.sillage.analyzer.transduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Large machines: products of these would have 10^10 states. */
class LimitsTest {
    private static final int STATES = 100_000;
    private static final Limits LIMITS = new Limits(20_000);

    private final Machine a = random(1, false);
    private final Machine b = random(2, false);
    private final Machine words = random(3, true);

    @Test
    void everyMachineMadeOfLargeRandomOnesIsRefusedWithTheLimit() {
        Map.<String, Supplier<Machine>>of(
                        "compose", () -> Compose.of(a, b, LIMITS),
                        "pair", () -> Pair.of(a, b, LIMITS),
                        "restrict", () -> Restrict.of(a, words, LIMITS),
                        "preimage", () -> Preimage.of(a, words, LIMITS),
                        "determinize", () -> Determinize.of(words, LIMITS),
                        "determinize-many", () -> Determinize.withManyOutputs(a, LIMITS),
                        "push", () -> Push.of(words, LIMITS),
                        "minimize", () -> Minimize.of(words, LIMITS))
                .forEach((name, operation) ->
                        assertThatThrownBy(operation::get).as(name).hasMessageMatching(limit()));
    }

    @Test
    void epsilonsWhoseRemovalWouldFillTheMemoryAreRefused() {
        // all states see all others through epsilons, and each has an arc of its own to take over
        MachineBuilder ring = new MachineBuilder(StandardSemiring.TROPICAL, null);
        for (int state = 0; state < STATES; state++) {
            ring.state();
        }
        for (int state = 0; state < STATES; state++) {
            ring.arc(state, 0, 0, (state + 1) % STATES).arc(state, 1, 1, (state + 7) % STATES);
        }
        Machine machine = ring.start(0).end(0).build();
        assertThatThrownBy(() -> RemoveEpsilon.of(machine, LIMITS))
                .hasMessage("removing epsilons passed the limit: its 64 MB are full at maxStates=20000;"
                        + " raise it if memory allows");
    }

    @Test
    void questionsAboutLargeRandomMachinesAreAnsweredOrUndecided() {
        Map.<String, Supplier<Answer>>of(
                        "functional", () -> Functional.of(a, LIMITS),
                        "unambiguous", () -> Unambiguous.of(a, LIMITS),
                        "sequential", () -> Sequential.of(a, LIMITS),
                        "total", () -> Total.of(a, null, LIMITS),
                        "disjoint", () -> Disjoint.of(a, b, LIMITS),
                        "equivalent", () -> Equivalent.of(a, b, LIMITS),
                        "equivalent to itself", () -> Equivalent.of(words, words, LIMITS))
                .forEach((name, question) -> Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                    if (question.get() instanceof Answer.Undecided undecided) {
                        assertThat(undecided.reason()).as(name).matches(limit());
                    }
                }));
    }

    @Test
    void findsWhatIsNearTheStartWithoutBuildingTheRest() {
        // the start has two outputs for letter 1; what lies behind it has 10^10 pairs
        MachineBuilder near = MachineBuilder.like(a);
        near.copy(a);
        int end = near.state();
        Machine machine =
                near.arc(0, 1, 1, end).arc(0, 1, 2, end).end(end).start(0).build();
        Limits few = new Limits(1_000);
        assertThat(((Answer.No) Functional.of(machine, few)).witness().input()).isEqualTo(Word.of(1));
        assertThat(((Answer.No) Disjoint.of(machine, machine, few)).witness().input())
                .isEqualTo(Word.of(1));
    }

    @Test
    void composesOnlyWhatIsReached() {
        // outputs and inputs agree for ten letters
        assertThat(Compose.of(line(1, 10), line(1, 10), new Limits(11)).states())
                .isEqualTo(11);
        assertThat(Compose.of(line(1, 10), line(2, STATES), new Limits(11)).states())
                .isZero();
    }

    @Test
    void removesTheEpsilonsOfStatesThatAreReachedAlone() {
        Machine silent = line(Machine.EPSILON, STATES);
        assertThat(RemoveEpsilon.of(silent, new Limits(10)).states()).isEqualTo(1);
    }

    @Test
    void comparesMachinesOfWhichOneWritesMuchLaterInTimeLinearInTheirSize() {
        // 30 times as fast as with leads that are copied; the limit leaves room for a busy machine
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(Equivalent.of(grid(300, false), grid(300, true), Limits.DEFAULT)
                                .yes())
                        .isTrue());
    }

    private static String limit() {
        return ".* passed the limit: (maxStates=20000|its 64 MB are full at maxStates=20000);"
                + " raise it if memory allows";
    }

    private static Machine line(int label, int length) {
        MachineBuilder line = new MachineBuilder(StandardSemiring.TROPICAL, null);
        line.start(line.state());
        for (int i = 0; i < length; i++) {
            line.arc(i, label, label, line.state());
        }
        return line.end(length).build();
    }

    /** All ways from a corner to the other, a letter each step; either at each step or all at the end. */
    private static Machine grid(int side, boolean late) {
        MachineBuilder grid = new MachineBuilder(StandardSemiring.TROPICAL, null);
        for (int state = 0; state < side * side; state++) {
            grid.state();
        }
        int written = late ? Machine.EPSILON : 1;
        for (int state = 0; state < side * side; state++) {
            if (state % side < side - 1) {
                grid.arc(state, 1, written, state + 1);
            }
            if (state + side < side * side) {
                grid.arc(state, 2, written, state + side);
            }
        }
        int end = side * side - 1;
        for (int step = 0; late && step < 2 * side - 2; step++) {
            int next = grid.state();
            grid.arc(end, Machine.EPSILON, 1, next);
            end = next;
        }
        return grid.start(0).end(end).build();
    }

    private static Machine random(long seed, boolean acceptor) {
        Random random = new Random(seed);
        MachineBuilder machine = new MachineBuilder(StandardSemiring.TROPICAL, null);
        for (int state = 0; state < STATES; state++) {
            machine.state();
        }
        for (int arc = 0; arc < 4 * STATES; arc++) {
            int in = 1 + random.nextInt(2);
            int out = acceptor ? in : 1 + random.nextInt(2);
            machine.arc(random.nextInt(STATES), in, out, Weight.of(random.nextInt(4)), random.nextInt(STATES));
        }
        return machine.start(0).end(STATES - 1).end(STATES / 2, Weight.ONE).build();
    }
}
