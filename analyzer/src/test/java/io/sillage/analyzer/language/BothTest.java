package io.sillage.analyzer.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.proof.Equivalence;
import io.sillage.analyzer.proof.Verdict;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.Machine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands side by side, with {@code &}. */
class BothTest {
    private static final String EVENTS = "transducer t key stream event a = kind == \"a\" event b = kind == \"b\""
            + " event c = kind == \"c\" event d = kind in (\"c\", \"d\") match ";

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    /** A word is matched exactly if each side matches the letters of it that the side mentions. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isTheProductOfItsSides(long seed) {
        Random random = new Random(seed);
        List<String> sides = new ArrayList<>();
        for (int left = 2 + random.nextInt(2); left > 0; left--) {
            sides.add(expression(random, 2));
        }
        Program program;
        try {
            program = compiled(String.join(" & ", sides) + " | c { n = 1 } a a a a a a a c emit n");
        } catch (Mistake mistake) {
            assertThat(mistake.getMessage())
                    .as("seed %d", seed)
                    .containsAnyOf("nothing at all", "no event at all", "can never match", "in two ways");
            return;
        }
        Map<Character, Integer> letters = new HashMap<>();
        for (int letter = 1; letter <= program.alphabet().size(); letter++) {
            letters.put(program.letterName(letter).charAt(0), letter);
        }
        for (String word : words("abc", 6)) {
            boolean each = sides.stream().allMatch(side -> matches(side, word))
                    && word.chars().allMatch(c -> String.join("", sides).indexOf(c) >= 0);
            assertThat(reads(program.machine(), letters, word))
                    .as("seed %d, %s reads '%s'", seed, sides, word)
                    .isEqualTo(each);
        }
    }

    private static boolean matches(String side, String word) {
        StringBuilder own = new StringBuilder();
        word.chars().filter(c -> side.indexOf(c) >= 0).forEach(c -> own.append((char) c));
        return Pattern.matches(side.replace(" ", ""), own);
    }

    private static boolean reads(Machine machine, Map<Character, Integer> letters, String word) {
        List<Integer> states = List.of(machine.start());
        for (char c : word.toCharArray()) {
            List<Integer> next = new ArrayList<>();
            for (int state : states) {
                for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                    if (machine.in(arc) == letters.getOrDefault(c, -1)) {
                        next.add(machine.to(arc));
                    }
                }
            }
            states = next;
        }
        return states.stream().anyMatch(machine::isFinal);
    }

    private static List<String> words(String letters, int most) {
        List<String> words = new ArrayList<>(List.of(""));
        for (int i = 0; i < words.size() && words.get(i).length() < most; i++) {
            for (char c : letters.toCharArray()) {
                words.add(words.get(i) + c);
            }
        }
        return words.subList(1, words.size());
    }

    private static String expression(Random random, int depth) {
        if (depth == 0) {
            return String.valueOf("abc".charAt(random.nextInt(3)));
        }
        String first = expression(random, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> "( " + first + " )*";
            case 1 -> "( " + first + " )+";
            case 2 -> "( " + first + " | " + expression(random, depth - 1) + " )";
            default -> first + " " + expression(random, depth - 1);
        };
    }

    @Test
    void twoSidesWithoutACommonEventAreTheShuffleOfBoth() {
        same(
                "( a { x += 1 } a { y += 1 } ) & b { n += bytes }* emit x, y, n",
                "b { n += bytes }* a { x += 1 } b { n += bytes }* a { y += 1 } b { n += bytes }* emit x, y, n");
    }

    @Test
    void anEventOfBothSidesDoesWhatBothDoFromLeftToRight() {
        same(
                "( a { x = 1 } | b )+ & ( a { y = x } c? )+ emit x, y",
                "b* ( a { x = 1; y = x } ( b* | b* c b* ) )+ emit x, y");
    }

    @Test
    void bindsMoreThanOrAndLessThanASequence() {
        same("a b & c | b emit slice_events = slice.events", "( ( a b ) & c ) | b emit slice_events = slice.events");
    }

    @Test
    void wholeTransducersStandSideBySide() {
        String parts = EVENTS.replace("transducer t", "transducer one") + "( a { x += 1 } | c )+ emit x\n"
                + EVENTS.replace("transducer t", "transducer two") + "( b { y += 1 } c )+ emit y\n";
        Program both = Compiler.compile(parts + "transducer t = one & two", Limits.DEFAULT)
                .get(2);
        Program written = compiled("( a { x += 1 } | c )+ & ( b { y += 1 } c )+ emit x, y");
        assertThat(Equivalence.of(both, written, Limits.DEFAULT)).isInstanceOf(Verdict.Same.class);
    }

    @Test
    void whatDoesNotFitTheOtherSideIsUnreachable() {
        assertThatThrownBy(() -> compiled("a b a & b a"))
                .isInstanceOfSatisfying(
                        Mistake.class,
                        mistake -> assertThat(mistake)
                                .hasMessageStartingWith("this 'a' can never match:")
                                .hasMessageEndingWith("or does not fit the other side of an '&'"));
    }

    @Test
    void twoWaysToReadALogAreAMistakeHereToo() {
        assertThatThrownBy(() -> compiled("( c { n = 1 } | d { n = 2 } ) & c { m = 1 } emit n, m"))
                .hasMessageStartingWith("a log can be read in two ways");
    }

    /** 4,096 ways to read that log, of which the first thousands do the same. */
    @Test
    void ofManyWaysThatDoTheSameTheOneThatDoesNotIsFound() {
        assertThatThrownBy(() -> compiled("( a { n = 1 } | a { n = 2 } ) ( b | b ){11} emit n"))
                .hasMessageStartingWith("a log can be read in two ways: event 1 of it as 'a'");
    }

    /** Each side has two or three states; if they were left as they are written, there would be 3 to the power of 16. */
    @Test
    void manySidesAreNoLargerThanTheyNeedToBe() {
        StringBuilder text = new StringBuilder("transducer t key stream\n");
        List<String> sides = new ArrayList<>();
        List<String> emits = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            text.append("event up" + i + " = kind == \"u" + i + "\"\nevent down" + i + " = kind == \"d" + i + "\"\n");
            sides.add("( up" + i + " { n" + i + " += 1 } | down" + i + " { n" + i + " += -1 } )*");
            emits.add("n" + i);
        }
        text.append("event begin = kind == \"begin\"\nmatch begin ( " + String.join(" & ", sides) + " ) emit "
                + String.join(", ", emits));
        Program program = Compiler.compile(text.toString().replace("+= -1", "+= 0 - 1"), Limits.DEFAULT)
                .get(0);
        assertThat(program.machine().states()).isEqualTo(2);
    }

    private static Program compiled(String match) {
        return Compiler.compile(EVENTS + match, Limits.DEFAULT).get(0);
    }

    private static void same(String one, String other) {
        Verdict verdict = Equivalence.of(compiled(one), compiled(other), Limits.DEFAULT);
        assertThat(verdict).as(verdict.toString()).isInstanceOf(Verdict.Same.class);
    }
}
