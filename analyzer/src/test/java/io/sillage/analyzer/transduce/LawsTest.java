package io.sillage.analyzer.transduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * What must hold for every machine, tried on 500 from seeds, compared with {@link Relation}. Each law counts on how many
 * machines it said something. {@code -Dsillage.fuzz.machines=10000} for more, {@code -Dsillage.fuzz.seed=N} for others.
 */
class LawsTest {
    private static final int MACHINES = Integer.getInteger("sillage.fuzz.machines", 500);

    /** As {@link OpenFstEndToEnd} has it: the laws hold on the same machines. */
    private static final long FIRST = Long.getLong("sillage.fuzz.seed", 0) * 1_000_000;

    private static final Limits LIMITS = new Limits(20_000);

    @Test
    void composingIsAssociative() {
        int related = 0;
        for (long seed = FIRST; seed < FIRST + MACHINES; seed++) {
            related += isAssociative(
                            RandomMachine.transducer(seed),
                            RandomMachine.transducer(seed + 500_000),
                            RandomMachine.transducer(seed + 700_000),
                            "seed " + seed)
                    ? 1
                    : 0;
        }
        assertThat(related).isGreaterThan(MACHINES / 6);
    }

    @Test
    void theInverseOfACompositionComposesTheInversesBackwards() {
        int related = 0;
        for (long seed = FIRST; seed < FIRST + MACHINES; seed++) {
            Machine a = RandomMachine.transducer(seed);
            related += isInvertedBackwards(a, RandomMachine.transducer(seed + 500_000), "seed " + seed) ? 1 : 0;
        }
        assertThat(related).isGreaterThan(MACHINES / 4);
    }

    /** Whether any words are related at all. */
    private static boolean isAssociative(Machine a, Machine b, Machine c, String which) {
        Map<String, Double> left = relation(Compose.of(Compose.of(a, b), c));
        assertThat(left).as(which).isEqualTo(relation(Compose.of(a, Compose.of(b, c))));
        return !left.isEmpty();
    }

    private static boolean isInvertedBackwards(Machine a, Machine b, String which) {
        // outputs are inputs then, so the same lengths on both sides
        Map<String, Double> left = Relation.of(Invert.of(Compose.of(a, b)), 4, 4);
        assertThat(left).as(which).isEqualTo(Relation.of(Compose.of(Invert.of(b), Invert.of(a)), 4, 4));
        assertThat(Relation.of(Invert.of(Invert.of(a)), 4, 4)).as(which).isEqualTo(Relation.of(a, 4, 4));
        return !left.isEmpty();
    }

    @Test
    void whatIsDeterminisedPushedOrMinimisedStaysTheSameRelation() {
        int done = 0;
        for (long seed = FIRST; seed < FIRST + 4 * MACHINES; seed++) {
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
    void whatIsDeterminisedWithManyOutputsStaysTheSameRelation() {
        int many = 0;
        for (long seed = FIRST; seed < FIRST + MACHINES; seed++) {
            Machine machine = RandomMachine.transducer(seed);
            try {
                assertThat(relation(Determinize.withManyOutputs(machine, LIMITS)))
                        .as("seed " + seed)
                        .isEqualTo(relation(machine));
                many += Functional.of(machine).no() ? 1 : 0;
            } catch (Refused noTwins) {
                assertThat(noTwins.witness()).as("seed " + seed).isNotNull();
            }
        }
        assertThat(many).isGreaterThan(MACHINES / 100);
    }

    @Test
    void epsilonsAreRemovedWithoutChangingTheRelation() {
        for (long seed = FIRST; seed < FIRST + MACHINES; seed++) {
            Machine machine = RandomMachine.transducer(seed);
            assertThat(relation(RemoveEpsilon.of(machine))).as("seed " + seed).isEqualTo(relation(machine));
        }
    }

    @Test
    void whatIsNotFunctionalHasTwoOutputsOnItsWitness() {
        for (long seed = FIRST; seed < FIRST + 2 * MACHINES; seed++) {
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
        for (long seed = FIRST; seed < FIRST + 2 * MACHINES; seed++) {
            Machine a = RandomMachine.plain(seed);
            Machine b = RandomMachine.plain(seed + 500_000);
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
        for (long seed = FIRST; seed < FIRST + 2 * MACHINES; seed++) {
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
            int byTwins = 0;
            for (Machine machine : noTwins()) {
                Refused refused = Assertions.assertThrows(Refused.class, () -> Determinize.of(machine, LIMITS));
                byTwins += refused.getMessage().contains("not functional") ? 0 : 1;
                Assertions.assertThrows(Refused.class, () -> Determinize.withManyOutputs(machine, LIMITS));
                Assertions.assertThrows(Refused.class, () -> Minimize.of(machine, LIMITS));
                assertThat(Sequential.of(machine).yes()).isFalse();
            }
            assertThat(byTwins).as("functional ones").isGreaterThan(400);
        });
    }

    @Test
    void theLawsHoldOnMachinesThatAreNoTwins() {
        List<Machine> machines = noTwins();
        int related = 0;
        for (int i = 0; i < machines.size(); i++) {
            Machine a = machines.get(i);
            Machine b = machines.get((i + 1) % machines.size());
            Machine c = machines.get((i + 2) % machines.size());
            related += isAssociative(a, b, c, "machine " + i) && isInvertedBackwards(a, b, "machine " + i) ? 1 : 0;
            assertThat(relation(RemoveEpsilon.of(Trim.of(a)))).isEqualTo(relation(a));
        }
        assertThat(related).isGreaterThan(machines.size() / 2);
    }

    @Test
    void noTwinsThatLeadNowhereAreDeterminisedAsTheyAreTrimmedFirst() {
        int given = 0;
        for (Machine machine : noTwins()) {
            MachineBuilder deadEnd = MachineBuilder.like(machine);
            int shift = deadEnd.copy(machine);
            for (int state = 0; state < machine.states(); state++) {
                deadEnd.end(shift + state, machine.semiring().zero());
            }
            int start = deadEnd.state();
            int end = deadEnd.state();
            deadEnd.start(start)
                    .arc(start, Machine.EPSILON, Machine.EPSILON, shift + machine.start())
                    .arc(start, 1, 2, end)
                    .end(end);
            assertThat(relation(Minimize.of(deadEnd.build(), LIMITS))).isEqualTo(Map.of("a:b", 0.0));
            given++;
        }
        assertThat(given).isEqualTo(1000);
    }

    /** A thousand, of which half are transducers and half acceptors whose weights drift. */
    private static List<Machine> noTwins() {
        List<Machine> found = new ArrayList<>();
        for (long seed = FIRST; found.size() < 500; seed++) {
            addIfNoTwins(RandomMachine.transducer(seed), found);
        }
        for (long seed = FIRST; found.size() < 1000; seed++) {
            addIfNoTwins(RandomMachine.weightedAcceptor(seed), found);
        }
        return found;
    }

    private static void addIfNoTwins(Machine machine, List<Machine> found) {
        if (Twins.violation(RemoveEpsilon.of(Trim.of(machine)), LIMITS) != null) {
            found.add(machine);
        }
    }

    private static Map<String, Double> relation(Machine machine) {
        return Relation.of(machine, 3, 4);
    }
}
