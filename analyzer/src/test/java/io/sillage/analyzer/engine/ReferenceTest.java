package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RegExp;
import dk.brics.automaton.State;
import io.sillage.analyzer.language.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions made at random, against plain automata and {@code java.util.regex} on words of letters. */
class ReferenceTest {
    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsMatchedIsWhatAPlainMatcherFinds(long seed) {
        Random random = new Random(seed);
        String expression = expression(random, 3);
        while (canBeNothing(expression)) {
            expression = expression(random, 3);
        }
        Played played = Played.abc("match " + noted(expression), "emit w");
        Reference reference = new Reference(expression.replace(" ", ""));
        String streams = "xy";
        for (int i = 0; i < 80; i++) {
            char letter = "abc".charAt(random.nextInt(3));
            String stream = String.valueOf(streams.charAt(random.nextInt(2)));
            played.event(String.valueOf(letter), stream);
            if (expression.indexOf(letter) >= 0) {
                reference.event(letter, stream);
            }
        }
        played.end();
        reference.end();
        assertThat(played.records())
                .as("seed %d, match %s", seed, expression)
                .containsExactlyInAnyOrderElementsOf(reference.records);
        Counts counts = played.counts();
        assertThat(List.of(counts.stray(), counts.broken(), counts.unfinished()))
                .as("seed %d, match %s: stray, broken, unfinished", seed, expression)
                .containsExactly(reference.stray, reference.broken, reference.unfinished);
    }

    /** Each event is noted, so that all ways to read a word do the same. */
    private static String noted(String expression) {
        return expression.replaceAll("[abc]", "$0 { w += kind }");
    }

    /** Then it, or a repetition in it, is refused. */
    private static boolean canBeNothing(String expression) {
        try {
            Played.abc("match " + noted(expression));
            return false;
        } catch (Mistake mistake) {
            assertThat(mistake).message().containsAnyOf("nothing at all", "no event at all");
            return true;
        }
    }

    private static String expression(Random random, int depth) {
        if (depth == 0) {
            return String.valueOf("abc".charAt(random.nextInt(3)));
        }
        String first = expression(random, depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> "( " + first + " )*";
            case 1 -> "( " + first + " )+";
            case 2 -> "( " + first + " )?";
            case 3 -> "( " + first + " ){1,2}";
            case 4, 5 -> "( " + first + " | " + expression(random, depth - 1) + " )";
            default -> first + " " + expression(random, depth - 1);
        };
    }

    private static final class Reference {
        private final Pattern pattern;
        private final Automaton live;
        private final Map<String, String> open = new TreeMap<>();
        private final List<String> records = new ArrayList<>();
        private long stray;
        private long broken;
        private long unfinished;

        Reference(String expression) {
            pattern = Pattern.compile(expression);
            live = new RegExp(expression, RegExp.NONE).toAutomaton();
            live.determinize();
            live.removeDeadTransitions();
        }

        private boolean complete(String word) {
            return pattern.matcher(word).matches();
        }

        void event(char letter, String stream) {
            String before = open.remove(stream);
            if (before != null && !begins(before + letter)) {
                if (complete(before)) {
                    record(stream, "match", before);
                } else {
                    broken++;
                }
                before = null;
            }
            String now = (before == null ? "" : before) + letter;
            if (!begins(now)) {
                stray++;
            } else if (begins(now + "a") || begins(now + "b") || begins(now + "c")) {
                open.put(stream, now);
            } else {
                record(stream, "match", now);
            }
        }

        /** Java's own matcher does not say reliably whether more could follow. */
        private boolean begins(String word) {
            State state = live.getInitialState();
            for (int i = 0; i < word.length() && state != null; i++) {
                state = state.step(word.charAt(i));
            }
            return state != null;
        }

        void end() {
            open.forEach((stream, word) -> {
                if (complete(word)) {
                    record(stream, "log", word);
                } else {
                    unfinished++;
                }
            });
        }

        private void record(String stream, String ended, String word) {
            records.add("{\"stream\":\"" + stream + "\",\"ended\":\"" + ended + "\",\"complete\":true,\"w\":\"" + word
                    + "\"}");
        }
    }
}
