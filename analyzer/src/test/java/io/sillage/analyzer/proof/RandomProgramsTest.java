package io.sillage.analyzer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Mistake;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs made at random and changed a little: what is claimed of two must be so. */
class RandomProgramsTest {
    private static final String[] ACTIONS = {
        "n += 1", "m = bytes", "f ?= bytes", "n += bytes", "w += kind", "x max= bytes", "m = 7", "f ?= 1", "y = m"
    };
    private static final String[] ITEMS = {"", "strict ", "interim ", "idle 5 s ", "interim every 3 s "};

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsClaimedIsSo(long seed) {
        Random random = new Random(seed);
        List<Program> pair = pair(random);
        Program one = pair.get(0);
        Program other = pair.get(1);
        Verdict verdict = Equivalence.of(one, other, Limits.DEFAULT);
        String about = "seed " + seed + "\n" + one.source() + other.source() + verdict;
        if (verdict instanceof Verdict.Same) {
            for (int i = 0; i < 200; i++) {
                List<Map<String, Object>> log = log(random);
                assertThat(differ(one, other, log))
                        .as("%s, yet over %s", about, log)
                        .isFalse();
            }
        } else if (verdict instanceof Verdict.Different different) {
            assertThat(different.first()).as(about).isNotEqualTo(different.second());
            if (different.shortest() && different.log().size() <= 5) {
                noneOf(different.log().size() - 1, one, other, about);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theTextOfAProgramGivesTheProgram(long seed) {
        Program program = pair(new Random(seed)).get(1);
        Program again = Compiler.compile(program.source(), Limits.DEFAULT).get(0);
        assertThat(again.source()).as("seed %d", seed).isEqualTo(program.source());
        assertThat(Equivalence.of(program, again, Limits.DEFAULT))
                .as("seed %d\n%s", seed, program.source())
                .isInstanceOf(Verdict.Same.class);
    }

    /** A program and a changed one; until both have one meaning. */
    private static List<Program> pair(Random random) {
        while (true) {
            String text = ITEMS[random.nextInt(ITEMS.length)] + "match " + expression(random, 3)
                    + " emit n, m, f, w, x, y, d = slice.duration_ns";
            String missing = "";
            for (String register : List.of("n", "m", "f", "w", "x", "y")) {
                missing += text.contains(register + " +=")
                                || text.contains(register + " =")
                                || text.contains(register + " ?=")
                                || text.contains(register + " max=")
                        ? ""
                        : "|" + register;
            }
            String kept = text.replaceAll("(?<=emit.{0,30})\\b(" + missing.replaceFirst("\\|", "") + ")\\b, ", "");
            try {
                return List.of(Programs.abc(kept), Programs.abc(changed(kept, random)));
            } catch (Mistake again) {
                // ambiguous, or nothing at all is repeated
            }
        }
    }

    private static String changed(String text, Random random) {
        String[][] changes = {
            {"n \\+= 1", "n += 2"},
            {"m = bytes", "m ?= bytes"},
            {"\\)\\*", ")+"},
            {"\\)\\+", ")*"},
            {"\\|", "else"},
            {" a ", " b "},
            {"\\bn\\b", "q"},
            {"f \\?= bytes", "f = bytes"},
            {"strict ", ""},
            {"interim ", "strict "},
            {"\\?", "*"},
            {"\\{1,2\\}", "+"},
            {"idle 5 s", "idle 6 s"},
            {"every 3 s", "every 4 s"},
            {"", ""},
        };
        String[] change = changes[random.nextInt(changes.length)];
        return random.nextInt(4) == 0 ? text.replaceAll(change[0], change[1]) : text.replaceFirst(change[0], change[1]);
    }

    private static String expression(Random random, int depth) {
        if (depth == 0) {
            String actions = random.nextBoolean() ? "" : " { " + ACTIONS[random.nextInt(ACTIONS.length)] + " }";
            return " " + "abc".charAt(random.nextInt(3)) + " " + actions;
        }
        String first = expression(random, depth - 1);
        return switch (random.nextInt(10)) {
            case 0 -> "(" + first + ")*";
            case 1 -> "(" + first + ")+";
            case 2 -> "(" + first + ")?";
            case 3 -> "(" + first + "){1,2}";
            case 4, 5 -> "(" + first + "|" + expression(random, depth - 1) + ")";
            case 6 -> "(" + first + "&" + expression(random, depth - 1) + ")";
            default -> first + expression(random, depth - 1);
        };
    }

    private static List<Map<String, Object>> log(Random random) {
        List<Map<String, Object>> log = new ArrayList<>();
        long mono = 1_000_000_000_000L;
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            mono += random.nextInt(5) == 0 ? random.nextInt(12) * 1_000_000_000L : 1000;
            String stream = random.nextInt(8) == 0 ? "" : random.nextInt(4) == 0 ? "s" : "t";
            Long bytes = random.nextInt(5) == 0 ? null : (Long) (long) random.nextInt(4);
            log.add(event("abcd".charAt(random.nextInt(4)), stream, bytes, mono));
        }
        return log;
    }

    private static Map<String, Object> event(
            char kind, String stream, @org.jspecify.annotations.Nullable Long bytes, long mono) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("kind", String.valueOf(kind));
        if (!stream.isEmpty()) {
            event.put("stream", stream);
        }
        if (bytes != null) {
            event.put("bytes", bytes);
        }
        event.put("mono", mono);
        return event;
    }

    private static void noneOf(int length, Program one, Program other, String about) {
        for (int word = 0; word < Math.pow(4, length); word++) {
            List<Map<String, Object>> log = new ArrayList<>();
            for (int i = 0, rest = word; i < length; i++, rest /= 4) {
                log.add(event("abcd".charAt(rest % 4), "t", 10L * (i + 1), 1_000_000_000_000L + 1000L * i));
            }
            assertThat(differ(one, other, log))
                    .as("%s, yet already over %s", about, log)
                    .isFalse();
        }
    }

    private static boolean differ(Program one, Program other, List<Map<String, Object>> log) {
        MadeUp lines = new MadeUp(new Shared(List.of(one, other)));
        List<String> text = log.stream().map(lines::line).toList();
        return !Played.bySlice(Played.records(one, text)).equals(Played.bySlice(Played.records(other, text)));
    }
}
