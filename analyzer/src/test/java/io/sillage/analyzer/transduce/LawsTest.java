package io.sillage.analyzer.transduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What must hold for every machine, tried on 500 from seeds, compared with {@link Relation}. */
class LawsTest {
    private static final int MACHINES = 500;
    private static final Limits LIMITS = new Limits(20_000);

    @Test
    void composingIsAssociative() {
        for (long seed = 0; seed < MACHINES; seed++) {
            Machine a = RandomMachine.transducer(seed);
            Machine b = RandomMachine.transducer(seed + 10_000);
            Machine c = RandomMachine.transducer(seed + 20_000);
            Map<String, Double> left = relation(Compose.of(Compose.of(a, b), c));
            assertThat(left).as("seed " + seed).isEqualTo(relation(Compose.of(a, Compose.of(b, c))));
        }
    }

    @Test
    void theInverseOfACompositionComposesTheInversesBackwards() {
        for (long seed = 0; seed < MACHINES; seed++) {
            Machine a = RandomMachine.transducer(seed);
            Machine b = RandomMachine.transducer(seed + 10_000);
            assertThat(relation(Invert.of(Compose.of(a, b))))
                    .as("seed " + seed)
                    .isEqualTo(relation(Compose.of(Invert.of(b), Invert.of(a))));
        }
    }

    @Test
    void whatIsDeterminisedPushedOrMinimisedStaysTheSameRelation() {
        int done = 0;
        for (long seed = 0; seed < 4 * MACHINES; seed++) {
            Machine machine = seed % 2 == 0 ? RandomMachine.transducer(seed) : RandomMachine.weightedAcceptor(seed);
            try {
                Map<String, Double> before = relation(machine);
                assertThat(relation(Determinize.of(machine, LIMITS)))
                        .as("seed " + seed)
                        .isEqualTo(before);
                assertThat(relation(Push.of(machine, LIMITS)))
                        .as("seed " + seed)
                        .isEqualTo(before);
                assertThat(relation(Minimize.of(machine, LIMITS)))
                        .as("seed " + seed)
                        .isEqualTo(before);
                done++;
            } catch (Refused notSequential) {
                assertThat(notSequential.witness()).as("seed " + seed).isNotNull();
            }
        }
        assertThat(done).isGreaterThan(MACHINES);
    }

    @Test
    void epsilonsAreRemovedWithoutChangingTheRelation() {
        for (long seed = 0; seed < MACHINES; seed++) {
            Machine machine = RandomMachine.transducer(seed);
            assertThat(relation(RemoveEpsilon.of(machine))).as("seed " + seed).isEqualTo(relation(machine));
        }
    }

    @Test
    void whatIsNotFunctionalHasTwoOutputsOnItsWitness() {
        for (long seed = 0; seed < 2 * MACHINES; seed++) {
            Machine machine = RandomMachine.plain(seed);
            Map<String, Double> relation = relation(machine);
            boolean two = relation.keySet().stream()
                            .map(pair -> pair.split(":", -1)[0])
                            .distinct()
                            .count()
                    < relation.size();
            if (Functional.of(machine) instanceof Answer.No no) {
                Machine outputs = Run.of(machine, no.witness().input());
                assertThat(Equivalent.of(outputs, Run.acceptor(outputs, ShortestWord.of(outputs)), LIMITS)
                                .no())
                        .as("seed " + seed)
                        .isTrue();
            } else {
                assertThat(two).as("seed " + seed).isFalse();
            }
        }
    }

    @Test
    void equivalenceAgreesWithTheRelationsAndItsWitnessIsShortest() {
        int different = 0;
        for (long seed = 0; seed < 2 * MACHINES; seed++) {
            Machine a = RandomMachine.plain(seed);
            Machine b = RandomMachine.plain(seed + 10_000);
            Answer answer = Equivalent.of(a, b, LIMITS);
            if (answer.yes()) {
                assertThat(relation(a)).as("seed " + seed).isEqualTo(relation(b));
            } else if (answer instanceof Answer.No no) {
                int length = no.witness().input().length();
                boolean decidable = Functional.of(a).yes() || Functional.of(b).yes();
                if (length > 0 && decidable) {
                    assertThat(Relation.of(a, length - 1, 6))
                            .as("seed " + seed)
                            .isEqualTo(Relation.of(b, length - 1, 6));
                }
                different++;
            }
        }
        assertThat(different).isGreaterThan(100);
    }

    @Test
    void aMinimisedMachineIsProvedEquivalentToWhatItWas() {
        int proved = 0;
        for (long seed = 0; seed < 2 * MACHINES; seed++) {
            Machine machine = seed % 2 == 0 ? RandomMachine.transducer(seed) : RandomMachine.weightedAcceptor(seed);
            if (Sequential.of(machine).yes()) {
                Machine small = Minimize.of(machine, LIMITS);
                assertThat(Equivalent.of(machine, small, LIMITS).yes())
                        .as("seed " + seed)
                        .isTrue();
                proved++;
            }
        }
        assertThat(proved).isGreaterThan(200);
    }

    @Test
    void determinisingAnswersOnAThousandMachinesThatAreNoTwins() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            int refused = 0;
            for (long seed = 0; refused < 1000; seed++) {
                Machine machine = RandomMachine.transducer(seed);
                if (Twins.violation(RemoveEpsilon.of(Trim.of(machine)), LIMITS) != null) {
                    long shown = seed;
                    Assertions.assertThrows(Refused.class, () -> Determinize.of(machine, LIMITS), "seed " + shown);
                    Assertions.assertThrows(Refused.class, () -> Determinize.withManyOutputs(machine, LIMITS));
                    refused++;
                }
            }
        });
    }

    private static Map<String, Double> relation(Machine machine) {
        return Relation.of(machine, 3, 4);
    }
}
