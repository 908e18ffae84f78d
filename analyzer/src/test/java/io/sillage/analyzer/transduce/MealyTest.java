package io.sillage.analyzer.transduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.automatalib.alphabet.Alphabet;
import net.automatalib.alphabet.impl.Alphabets;
import net.automatalib.automaton.transducer.impl.CompactMealy;
import net.automatalib.util.automaton.Automata;
import org.junit.jupiter.api.Test;

/** AutomataLib's opinion on complete Mealy machines, which are ours with every state final. */
class MealyTest {
    private static final Alphabet<Integer> LETTERS = Alphabets.integers(1, 2);
    private static final Limits LIMITS = new Limits(10_000);

    @Test
    void findsTheDifferencesThatAutomataLibFinds() {
        for (int seed = 0; seed < 500; seed++) {
            CompactMealy<Integer, Integer> a = random(new Random(seed));
            CompactMealy<Integer, Integer> b = random(new Random(seed % 3 == 0 ? seed : seed + 1000));
            Answer answer = Equivalent.of(ours(a), ours(b), LIMITS);
            List<Integer> theirs = separating(a, b);
            assertThat(answer.yes()).as("seed " + seed).isEqualTo(theirs == null);
            if (answer instanceof Answer.No no) {
                assertThat(no.witness().input().length()).as("seed " + seed).isLessThanOrEqualTo(theirs.size());
            }
        }
    }

    @Test
    void minimisesToNoMoreStatesThanAutomataLib() {
        for (int seed = 0; seed < 500; seed++) {
            CompactMealy<Integer, Integer> mealy = random(new Random(seed));
            Subsequential small = Minimize.of(Determinize.subsequential(ours(mealy), LIMITS, false));
            int theirs = Automata.minimize(mealy, LETTERS, new CompactMealy<Integer, Integer>(LETTERS))
                    .size();
            // pushing outputs forward can only merge more: a Mealy machine may not write before it reads
            assertThat(small.states().size()).as("seed " + seed).isLessThanOrEqualTo(theirs);
            assertThat(Equivalent.of(ours(mealy), small.machine(LIMITS), LIMITS).yes())
                    .as("seed " + seed)
                    .isTrue();
        }
    }

    private static List<Integer> separating(CompactMealy<Integer, Integer> a, CompactMealy<Integer, Integer> b) {
        var word = Automata.findSeparatingWord(a, b, LETTERS);
        return word == null ? null : word.asList();
    }

    private static CompactMealy<Integer, Integer> random(Random random) {
        CompactMealy<Integer, Integer> mealy = new CompactMealy<>(LETTERS);
        int states = 1 + random.nextInt(8);
        for (int s = 0; s < states; s++) {
            mealy.addState();
        }
        mealy.setInitialState(0);
        for (int s = 0; s < states; s++) {
            for (Integer letter : LETTERS) {
                mealy.addTransition(s, letter, random.nextInt(states), 1 + random.nextInt(2));
            }
        }
        return mealy;
    }

    private static Machine ours(CompactMealy<Integer, Integer> mealy) {
        MachineBuilder machine = new MachineBuilder(StandardSemiring.TROPICAL, null);
        mealy.getStates().forEach(s -> machine.end(machine.state()));
        for (int state : mealy.getStates()) {
            for (Integer letter : LETTERS) {
                machine.arc(state, letter, mealy.getOutput(state, letter), mealy.getSuccessor(state, letter));
            }
        }
        return machine.start(0).build();
    }
}
