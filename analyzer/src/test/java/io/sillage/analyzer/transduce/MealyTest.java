package io.sillage.analyzer.transduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
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
        int equal = 0;
        int deep = 0;
        for (int seed = 0; seed < 1000; seed++) {
            CompactMealy<Integer, Integer> a = random(new Random(seed));
            CompactMealy<Integer, Integer> b = split(a, new Random(seed));
            if (seed % 3 > 0) {
                changeOneOutput(b, new Random(seed));
            }
            Answer answer = Equivalent.of(ours(a), ours(b), LIMITS);
            List<Integer> theirs = separating(a, b);
            assertThat(answer.yes()).as("seed " + seed).isEqualTo(theirs == null);
            if (answer instanceof Answer.No no) {
                List<Integer> input =
                        IntStream.of(no.witness().input().letters()).boxed().toList();
                assertThat(a.computeOutput(input)).as("seed " + seed).isNotEqualTo(b.computeOutput(input));
                assertThat(input.size()).as("seed " + seed).isLessThanOrEqualTo(theirs.size());
                assertThat(agreeOnAllWords(a, b, input.size() - 1))
                        .as("a shorter witness, seed " + seed)
                        .isTrue();
                deep += input.size() > 2 ? 1 : 0;
            } else {
                equal++;
            }
        }
        assertThat(equal).isGreaterThan(300);
        assertThat(deep).isGreaterThan(100);
    }

    @Test
    void minimisesToAsManyStatesAsAutomataLib() {
        int smaller = 0;
        for (int seed = 0; seed < 1000; seed++) {
            CompactMealy<Integer, Integer> mealy = split(random(new Random(seed)), new Random(seed));
            Subsequential small = Minimize.of(Determinize.subsequential(ours(mealy), LIMITS, false));
            int theirs = Automata.minimize(mealy, LETTERS, new CompactMealy<Integer, Integer>(LETTERS))
                    .size();
            // with every state final no output can be pushed forward: both machines have the same states
            assertThat(small.states().size()).as("seed " + seed).isEqualTo(theirs);
            assertThat(Equivalent.of(ours(mealy), small.machine(LIMITS), LIMITS).yes())
                    .as("seed " + seed)
                    .isTrue();
            smaller += theirs < mealy.size() ? 1 : 0;
        }
        assertThat(smaller).isGreaterThan(900);
    }

    @Test
    void minimisesWhatHasBeenPushedToAsManyStatesAsAutomataLib() {
        int smaller = 0;
        int pushed = 0;
        for (int seed = 0; seed < 1000; seed++) {
            Machine machine = ours(split(random(new Random(seed)), new Random(seed)), 1);
            Subsequential deterministic = Determinize.subsequential(machine, LIMITS, false);
            Subsequential early = Push.of(deterministic);
            CompactMealy<Integer, String> theirs = withEndMark(early);
            int size = Automata.minimize(
                            theirs,
                            theirs.getInputAlphabet(),
                            new CompactMealy<Integer, String>(theirs.getInputAlphabet()))
                    .size();
            // the end and the sink are states there
            assertThat(Minimize.of(deterministic).states().size() + 2)
                    .as("seed " + seed)
                    .isEqualTo(size);
            smaller += size < theirs.size() ? 1 : 0;
            pushed += early.equals(deterministic) ? 0 : 1;
        }
        assertThat(smaller).isGreaterThan(500);
        assertThat(pushed).isGreaterThan(100);
    }

    private static boolean agreeOnAllWords(
            CompactMealy<Integer, Integer> a, CompactMealy<Integer, Integer> b, int longest) {
        List<List<Integer>> words = List.of(List.of());
        for (int length = 0; length < longest; length++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> word : words) {
                for (Integer letter : LETTERS) {
                    List<Integer> next = new ArrayList<>(word);
                    next.add(letter);
                    if (!a.computeOutput(next).equals(b.computeOutput(next))) {
                        return false;
                    }
                    longer.add(next);
                }
            }
            words = longer;
        }
        return true;
    }

    /** The same with each state twice and each arc to one of both, so that neither numbers nor sizes agree. */
    private static CompactMealy<Integer, Integer> split(CompactMealy<Integer, Integer> mealy, Random random) {
        CompactMealy<Integer, Integer> twice = new CompactMealy<>(LETTERS);
        int states = mealy.size();
        for (int s = 0; s < 2 * states; s++) {
            twice.addState();
        }
        twice.setInitialState(states);
        for (int s = 0; s < 2 * states; s++) {
            for (Integer letter : LETTERS) {
                int to = mealy.getSuccessor(s % states, letter) + random.nextInt(2) * states;
                twice.addTransition(s, letter, to, mealy.getOutput(s % states, letter));
            }
        }
        return twice;
    }

    private static void changeOneOutput(CompactMealy<Integer, Integer> mealy, Random random) {
        int state = random.nextInt(mealy.size());
        Integer letter = 1 + random.nextInt(2);
        int to = mealy.getSuccessor(state, letter);
        int output = 3 - mealy.getOutput(state, letter);
        mealy.removeAllTransitions(state, letter);
        mealy.addTransition(state, letter, to, output);
    }

    /** Complete, as AutomataLib likes it: letter 0 ends a word and writes what is left, the rest leads to a sink. */
    private static CompactMealy<Integer, String> withEndMark(Subsequential machine) {
        Alphabet<Integer> letters = Alphabets.integers(0, 2);
        CompactMealy<Integer, String> mealy = new CompactMealy<>(letters);
        machine.states().forEach(state -> mealy.addState());
        int end = mealy.addState();
        int sink = mealy.addState();
        mealy.setInitialState(0);
        for (int s = 0; s < machine.states().size(); s++) {
            for (Subsequential.Edge edge : machine.states().get(s).edges()) {
                mealy.addTransition(
                        s, (Integer) edge.in(), (Integer) edge.to(), edge.out().toString());
            }
            for (Subsequential.Output last : machine.states().get(s).finals()) {
                mealy.addTransition(s, (Integer) 0, (Integer) end, "end " + last.word());
            }
        }
        for (int s = 0; s <= sink; s++) {
            for (Integer letter : letters) {
                if (mealy.getTransition(s, letter) == null) {
                    mealy.addTransition(s, letter, (Integer) sink, s == end ? "after the end" : "none");
                }
            }
        }
        return mealy;
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
        return ours(mealy, 0);
    }

    /** @param few how many states are final, each with its copy; 0 for all */
    private static Machine ours(CompactMealy<Integer, Integer> mealy, int few) {
        MachineBuilder machine = new MachineBuilder(StandardSemiring.TROPICAL, null);
        mealy.getStates().forEach(s -> machine.state());
        for (int state : mealy.getStates()) {
            // twins of a state, from split, must agree in this as well
            if (few == 0 || state % (mealy.size() / 2) < few) {
                machine.end(state);
            }
            for (Integer letter : LETTERS) {
                machine.arc(state, letter, mealy.getOutput(state, letter), mealy.getSuccessor(state, letter));
            }
        }
        return machine.start(mealy.getInitialState()).build();
    }
}
