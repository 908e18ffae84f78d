package io.sillage.analyzer.transduce.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards made at random, against each guard evaluated by itself. */
class AlphabetTest {
    private static final int FIELDS = 4;
    private static final String[] TEXTS = {"", "a", "ab", "abc", "b", "ba", "GET", "get", "/orders/17", "1", "true"};
    private static final Number[] NUMBERS = {
        0L,
        1L,
        -1L,
        200L,
        0.5,
        -0.0,
        1.0,
        199.999,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        1L << 60,
        (double) (1L << 60),
        (1L << 60) + 5,
        (1L << 53) + 1,
        (double) (1L << 53),
        0x1p63,
        -0x1p63,
        1e300,
        Double.MIN_VALUE
    };
    private static final String[] PATTERNS = {"^a", "b$", "a+b", "^$", "[0-9]+", "^(a|b)*$", "^/orders/\\d+$", "."};

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLetterOfAnInputIsTheOneOfWhichTheSameGuardsAreTrue(long seed) {
        Random random = new Random(seed);
        List<Predicate> guards = guards(random);
        Alphabet alphabet = new Alphabet(guards);
        for (int i = 0; i < 100; i++) {
            Object[] values = new Object[FIELDS];
            for (int field = 0; field < FIELDS; field++) {
                values[field] = value(random);
            }
            int letter = alphabet.letter(row(values));
            for (int guard = 0; guard < guards.size(); guard++) {
                assertThat(alphabet.holds(guard, letter))
                        .as("seed %d, guard %s, values %s", seed, guards.get(guard), List.of(describe(values)))
                        .isEqualTo(holds(guards.get(guard), values));
            }
            assertThat(alphabet.mayMention(0, row(values)) || letter == alphabet.none())
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theExampleOfALetterIsOfThatLetter(long seed) {
        Alphabet alphabet = new Alphabet(guards(new Random(seed)));
        for (int letter = 1; letter <= alphabet.size(); letter++) {
            Row row = new Row(FIELDS);
            alphabet.example(letter).forEach(row::put);
            assertThat(alphabet.letter(row))
                    .as("seed %d, example %s", seed, alphabet.example(letter))
                    .isEqualTo(letter);
        }
    }

    static Stream<Predicate> contradictions() {
        return Stream.of(
                Predicate.NEVER,
                equal("a").and(equal("b")),
                equal(1L).and(equal("1")),
                equal(true).and(equal(false)),
                equal("a").and(equal("a").not()),
                exists().not().and(equal(0L)),
                above(5L).and(below(5L)),
                above(5L)
                        .and(below(6L))
                        .and(equal(5.5).not())
                        .and(above(5.5).not())
                        .and(below(5.5).not()),
                above(Double.MAX_VALUE).and(below(1L)),
                of(new Test.Above(7L, true))
                        .and(of(new Test.Below(7.0, true)))
                        .and(equal(7L).not()),
                of(new Test.Matches(Regex.of("^a"))).and(of(new Test.Matches(Regex.of("^b")))),
                of(new Test.Matches(Regex.of("^\\d+$"))).and(of(new Test.Matches(Regex.containing("x")))),
                of(new Test.Matches(Regex.startingWith("ab")))
                        .and(of(new Test.Matches(Regex.startingWith("a"))).not()),
                of(new Test.Matches(Regex.endingWith("z"))).and(equal("zebra")),
                of(new Test.Matches(Regex.of("^a{3}$"))).and(of(new Test.Matches(Regex.of("^(aa)*$")))));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void aGuardThatContradictsItselfHasNoLetter(Predicate guard) {
        assertThat(new Alphabet(List.of(guard, equal("a"))).letters(0)).isEmpty();
        assertThat(Alphabet.satisfying(guard)).isNull();
    }

    static Stream<Predicate> possible() {
        return Stream.of(
                Predicate.ALWAYS,
                exists().not(),
                exists().and(equal("a").not()),
                above(5L).and(below(6L)),
                above((double) (1L << 60)).and(below((1L << 60) + 5)),
                below(-0x1p62).and(above(-(1L << 62) - 5)),
                of(new Test.Matches(Regex.of("^[a-c]{2}$"))).and(equal("ab").not()),
                of(new Test.Matches(Regex.containing("x"))).and(of(new Test.Matches(Regex.startingWith("y")))));
    }

    @ParameterizedTest
    @MethodSource("possible")
    void anInputIsFoundForWhatCanBe(Predicate guard) {
        Map<Integer, Object> input = Alphabet.satisfying(guard);
        assertThat(input).isNotNull();
        assertThat(holds(guard, input == null ? null : input.get(0))).isTrue();
    }

    private static List<Predicate> guards(Random random) {
        List<Predicate> guards = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            guards.add(guard(random, 3));
        }
        return guards;
    }

    private static Predicate guard(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(5);
        return switch (kind) {
            case 1 -> guard(random, depth - 1).not();
            case 2 -> guard(random, depth - 1).and(guard(random, depth - 1));
            case 3 -> guard(random, depth - 1).or(guard(random, depth - 1));
            default -> Predicate.of(random.nextInt(FIELDS), test(random));
        };
    }

    private static Test test(Random random) {
        Number number = NUMBERS[random.nextInt(NUMBERS.length)];
        String text = TEXTS[random.nextInt(TEXTS.length)];
        return switch (random.nextInt(9)) {
            case 0 -> new Test.Exists();
            case 1 -> new Test.Equal(number);
            case 2 -> new Test.Equal(text);
            case 3 -> new Test.Equal(random.nextBoolean());
            case 4 -> new Test.Below(number, random.nextBoolean());
            case 5 -> new Test.Above(number, random.nextBoolean());
            case 6 -> new Test.Matches(Regex.of(PATTERNS[random.nextInt(PATTERNS.length)]));
            case 7 -> new Test.Matches(Regex.startingWith(text));
            default -> new Test.Matches(random.nextBoolean() ? Regex.endingWith(text) : Regex.containing(text));
        };
    }

    private static @Nullable Object value(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> List.of("a");
            case 3, 4 -> near(NUMBERS[random.nextInt(NUMBERS.length)], random);
            default -> near(TEXTS[random.nextInt(TEXTS.length)], random);
        };
    }

    private static Object near(Number number, Random random) {
        if (number instanceof Long whole && random.nextBoolean()) {
            return whole + random.nextInt(7) - 3;
        }
        double real = number.doubleValue();
        return switch (random.nextInt(4)) {
            case 0 -> real;
            case 1 -> Math.nextUp(real);
            case 2 -> Math.nextDown(real);
            default -> (long) real + random.nextInt(5) - 2;
        };
    }

    private static String near(String text, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> text + "ab\n7".charAt(random.nextInt(4));
            case 1 -> "ab/x".charAt(random.nextInt(4)) + text;
            case 2 -> text.substring(text.length() / 2);
            default -> text;
        };
    }

    private static Row row(@Nullable Object... values) {
        Row row = new Row(values.length);
        for (int field = 0; field < values.length; field++) {
            row.put(field, values[field]);
        }
        return row;
    }

    private static boolean holds(Predicate guard, @Nullable Object... values) {
        if (guard instanceof Predicate.Constant constant) {
            return constant.value();
        } else if (guard instanceof Predicate.Atom atom) {
            Object value = values[atom.field()];
            return value != null && atom.test().holds(value);
        } else if (guard instanceof Predicate.Not not) {
            return !holds(not.of(), values);
        } else if (guard instanceof Predicate.And and) {
            return and.parts().stream().allMatch(part -> holds(part, values));
        }
        return ((Predicate.Or) guard).parts().stream().anyMatch(part -> holds(part, values));
    }

    private static Object[] describe(@Nullable Object[] values) {
        Object[] described = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            described[i] = String.valueOf(values[i]);
        }
        return described;
    }

    private static Predicate of(Test test) {
        return Predicate.of(0, test);
    }

    private static Predicate exists() {
        return of(new Test.Exists());
    }

    private static Predicate equal(Object constant) {
        return of(new Test.Equal(constant));
    }

    private static Predicate above(Number bound) {
        return of(new Test.Above(bound, false));
    }

    private static Predicate below(Number bound) {
        return of(new Test.Below(bound, false));
    }
}
