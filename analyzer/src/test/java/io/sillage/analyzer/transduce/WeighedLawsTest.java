package io.sillage.analyzer.transduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.text.AttWriter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every answer and every construction, in each semiring, against all paths of all short words. Weights are decimals that no
 * double holds, some negative, so that paths cancel; and machines are compared with ones that differ in the last of twelve
 * digits. {@code -Dsillage.fuzz.machines=10000} for more, {@code -Dsillage.fuzz.seed=N} for others.
 */
class WeighedLawsTest {
    private static final int MACHINES = Integer.getInteger("sillage.fuzz.machines", 50);
    private static final long SEED = Long.getLong("sillage.fuzz.seed", 1);
    private static final int LONGEST = 3;
    private static final Limits LIMITS = new Limits(2_000);

    @ParameterizedTest
    @EnumSource(StandardSemiring.class)
    void whatIsSaidOfTwoMachinesIsSo(StandardSemiring semiring) {
        int[] answers = new int[3];
        for (long seed = SEED * 1_000_000; seed < SEED * 1_000_000 + MACHINES; seed++) {
            Random random = new Random(seed);
            Machine a = machine(random, semiring);
            for (Machine b : List.of(
                    Reverse.of(Reverse.of(a)),
                    Union.of(machine(random, semiring), a),
                    changed(a, random),
                    machine(random, semiring))) {
                Answer equivalent = Equivalent.of(a, b, LIMITS);
                answers[equivalent.yes() ? 0 : equivalent.no() ? 1 : 2]++;
                String about = "seed " + seed + " " + semiring + "\n" + text(a) + "and\n" + text(b) + equivalent;
                if (equivalent.yes()) {
                    assertThat(WeighedRelation.of(a, LONGEST)).as(about).isEqualTo(WeighedRelation.of(b, LONGEST));
                } else if (equivalent instanceof Answer.No no
                        && no.witness().input().length() <= 6) {
                    assertThat(WeighedRelation.of(a, no.witness().input()))
                            .as(about)
                            .isNotEqualTo(WeighedRelation.of(b, no.witness().input()));
                }
                disjoint(a, b, "seed " + seed + " " + semiring + "\n" + text(a) + "and\n" + text(b));
            }
        }
        assertThat(answers[0]).as("proved equal").isGreaterThan(MACHINES / 2);
        assertThat(answers[1]).as("shown different").isGreaterThan(MACHINES);
        assertThat(answers[2]).as("undecided").isLessThan(MACHINES);
    }

    private static void disjoint(Machine a, Machine b, String about) {
        Answer disjoint = Disjoint.of(a, b, LIMITS);
        if (disjoint.yes()) {
            Set<String> known = WeighedRelation.of(b, LONGEST).keySet();
            assertThat(WeighedRelation.of(a, LONGEST).keySet()).as(about).noneMatch(known::contains);
        } else if (disjoint instanceof Answer.No no && no.witness().input().length() <= 6) {
            assertThat(WeighedRelation.of(a, no.witness().input())).as(about).isNotEmpty();
            assertThat(WeighedRelation.of(b, no.witness().input())).as(about).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(StandardSemiring.class)
    void whatIsSaidOfOneMachineIsSo(StandardSemiring semiring) {
        for (long seed = SEED * 1_000_000; seed < SEED * 1_000_000 + MACHINES; seed++) {
            Machine machine = machine(new Random(seed), semiring);
            Map<String, Map<String, Weight>> relation = WeighedRelation.of(machine, LONGEST);
            String about = "seed " + seed + " " + semiring + "\n" + text(machine);
            Answer functional = Functional.of(machine, LIMITS);
            if (functional.yes()) {
                assertThat(relation.values()).as(about).allMatch(outputs -> outputs.size() == 1);
            } else if (functional instanceof Answer.No no
                    && no.witness().input().length() <= 6) {
                assertThat(WeighedRelation.of(machine, no.witness().input()))
                        .as(about + no)
                        .hasSizeGreaterThan(1);
            }
            int[] alphabet = {1, 2};
            Answer total = Total.of(machine, alphabet, LIMITS);
            if (total.yes()) {
                assertThat(relation).as(about).hasSize(1 + 2 + 4 + 8);
            } else if (total instanceof Answer.No no && no.witness().input().length() <= 6) {
                assertThat(WeighedRelation.of(machine, no.witness().input()))
                        .as(about + no)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(StandardSemiring.class)
    void constructionsKeepWeightsToTheLastDigit(StandardSemiring semiring) {
        for (long seed = SEED * 1_000_000; seed < SEED * 1_000_000 + MACHINES; seed++) {
            Machine machine = machine(new Random(seed), semiring);
            Map<String, Map<String, Weight>> relation = WeighedRelation.of(machine, LONGEST);
            String about = "seed " + seed + " " + semiring + "\n" + text(machine);
            CONSTRUCTIONS.forEach(
                    (name, construction) -> assertThat(WeighedRelation.of(construction.apply(machine), LONGEST))
                            .as(name + " " + about)
                            .isEqualTo(relation));
            NEED_TWINS.forEach((name, construction) -> {
                Machine made = madeIfPossible(machine, construction);
                if (made != null) {
                    assertThat(WeighedRelation.of(made, LONGEST))
                            .as(name + " " + about)
                            .isEqualTo(relation);
                }
            });
        }
    }

    private static @Nullable Machine madeIfPossible(Machine machine, UnaryOperator<Machine> construction) {
        try {
            return construction.apply(machine);
        } catch (Refused noTwins) {
            return null;
        }
    }

    private static final Map<String, UnaryOperator<Machine>> CONSTRUCTIONS = Map.of(
            "trim",
            Trim::of,
            "rmepsilon",
            RemoveEpsilon::of,
            "union",
            machine -> Union.of(machine, MachineBuilder.like(machine).build()),
            "compose",
            machine -> Compose.of(machine, identity(machine)),
            "restrict",
            machine -> Restrict.of(machine, identity(machine)));

    private static final Map<String, UnaryOperator<Machine>> NEED_TWINS = Map.of(
            "determinize", machine -> Determinize.of(machine, LIMITS),
            "determinize-many", machine -> Determinize.withManyOutputs(machine, LIMITS),
            "push", machine -> Push.of(machine, LIMITS),
            "minimize", machine -> Minimize.of(machine, LIMITS));

    private static Machine identity(Machine like) {
        MachineBuilder all = MachineBuilder.like(like);
        int only = all.state();
        all.start(only).end(only);
        return all.arc(only, 1, 1, only).arc(only, 2, 2, only).build();
    }

    /** One weight is another, as little as can be. */
    private static Machine changed(Machine machine, Random random) {
        Semiring semiring = machine.semiring();
        int change = machine.arcs() == 0 ? -1 : random.nextInt(machine.arcs());
        MachineBuilder copy = MachineBuilder.like(machine);
        for (int state = 0; state < machine.states(); state++) {
            copy.end(copy.state(), machine.finalWeight(state));
        }
        for (int state = 0; state < machine.states(); state++) {
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                Weight weight = arc == change ? changed(machine.weight(arc), semiring) : machine.weight(arc);
                copy.arc(state, machine.in(arc), machine.out(arc), weight, machine.to(arc));
            }
        }
        return copy.start(machine.start()).build();
    }

    private static Weight changed(Weight weight, Semiring semiring) {
        Weight little = semiring == StandardSemiring.COUNTING ? Weight.ONE : Weights.parse("0.000000000001");
        return semiring == StandardSemiring.BOOLEAN ? Weight.ZERO : weight.plus(little);
    }

    /** Epsilons only lead to higher states: then a word has finitely many paths. */
    private static Machine machine(Random random, Semiring semiring) {
        MachineBuilder machine = new MachineBuilder(semiring, null);
        int states = 1 + random.nextInt(4);
        boolean acceptor = random.nextInt(3) == 0;
        for (int state = 0; state < states; state++) {
            machine.state();
            if (random.nextInt(3) == 0) {
                machine.end(state, weight(random, semiring));
            }
        }
        for (int arc = random.nextInt(states * 2 + 2); arc >= 0; arc--) {
            int from = random.nextInt(states);
            int to = random.nextInt(states);
            int in = random.nextInt(7) % 3;
            int out = acceptor ? in : random.nextInt(7) % 3;
            if (in != Machine.EPSILON || from < to) {
                machine.arc(from, in, out, weight(random, semiring), to);
            }
        }
        return machine.start(0).end(states - 1, weight(random, semiring)).build();
    }

    private static Weight weight(Random random, Semiring semiring) {
        int number = random.nextInt(4);
        if (semiring == StandardSemiring.BOOLEAN || semiring == StandardSemiring.COUNTING) {
            return Weight.of(semiring == StandardSemiring.BOOLEAN ? 1 : 1 + number);
        }
        boolean minus = semiring != StandardSemiring.PROBABILITY && random.nextBoolean();
        return Weights.parse((minus ? "-" : "") + "0." + (1 + number));
    }

    private static String text(Machine machine) {
        return AttWriter.write(machine);
    }
}
