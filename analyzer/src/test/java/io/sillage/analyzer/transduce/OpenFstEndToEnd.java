package io.sillage.analyzer.transduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.text.AttReader;
import io.sillage.analyzer.transduce.text.AttWriter;
import io.sillage.analyzer.transduce.text.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each operation that OpenFst has too, on random machines, compared as relations on all words up to a length; minimal
 * acceptors by {@code fstequivalent} and their number of states. A shell script runs OpenFst over a batch of files, as
 * starting processes is what takes the time. {@code -Dsillage.fuzz.machines=10000} for more, {@code
 * -Dsillage.fuzz.seed=N} for others.
 */
class OpenFstEndToEnd {
    private static final int MACHINES = Integer.getInteger("sillage.fuzz.machines", 500);
    private static final long SEED = Long.getLong("sillage.fuzz.seed", 1);
    private static final int BATCH = 250;
    private static final Limits LIMITS = new Limits(20_000);
    private static final String SCRIPT = """
            set -eu
            work() {
              for i in $(seq $1 2 $2); do
                fstcompile $i.a.att $i.a; fstcompile $i.b.att $i.b; fstcompile $i.w.att $i.w
                fstprint $i.a $i.same
                fstunion $i.a $i.b | fstprint - $i.union
                fstconcat $i.a $i.b | fstprint - $i.concat
                fstclosure $i.a | fstprint - $i.star
                fstarcsort $i.b | fstcompose $i.a - | fstprint - $i.compose
                fstinvert $i.a | fstprint - $i.invert
                fstproject $i.a | fstprint - $i.project
                fstproject --project_type=output $i.a | fstprint - $i.project-output
                fstreverse $i.a | fstprint - $i.reverse
                fstrmepsilon $i.a | fstprint - $i.rmepsilon
                fstconnect $i.a | fstprint - $i.trim
                fstshortestpath $i.a | fstprint - $i.shortestpath
                fstrmepsilon $i.w | fstdeterminize | fstminimize > $i.min
                fstprint $i.min $i.minimize
                fstcompile $i.ours.att | fstequivalent $i.min - && echo same > $i.verdict || echo different > $i.verdict
                if [ -f $i.twins.att ]; then
                  fstcompile $i.twins.att | fstrmepsilon | fstdeterminize | fstpush --push_weights - $i.push.fst
                  fstprint $i.push.fst $i.push
                fi
              done
            }
            work 0 $1 & work 1 $1; wait $!
            """;

    @TempDir
    Path dir;

    @Test
    void givesWhatOpenFstGives() throws IOException, InterruptedException {
        int pushed = 0;
        for (int from = 0; from < MACHINES; from += BATCH) {
            int count = Math.min(BATCH, MACHINES - from);
            for (int i = 0; i < count; i++) {
                pushed += write(i, seed(from + i));
            }
            runOpenFst(count);
            for (int i = 0; i < count; i++) {
                compare(i, seed(from + i));
            }
        }
        assertThat(pushed).as("deterministic weighted acceptors").isGreaterThan(MACHINES / 20);
        System.out.println(
                "OpenFST: " + MACHINES + " machines from seed " + SEED + ", 0 differences, " + pushed + " pushed");
    }

    private static long seed(int i) {
        return SEED * 1_000_000 + i;
    }

    private int write(int i, long seed) throws IOException {
        save(i + ".a.att", RandomMachine.transducer(seed));
        save(i + ".b.att", RandomMachine.transducer(seed + 500_000));
        save(i + ".w.att", RandomMachine.acceptor(seed));
        save(i + ".ours.att", Minimize.of(RandomMachine.acceptor(seed), LIMITS));
        Machine weighted = RandomMachine.weightedAcceptor(seed);
        Files.deleteIfExists(dir.resolve(i + ".twins.att"));
        if (!Sequential.of(weighted).yes()) {
            return 0;
        }
        save(i + ".twins.att", weighted);
        return 1;
    }

    private void save(String name, Machine machine) throws IOException {
        Files.writeString(dir.resolve(name), AttWriter.write(machine));
    }

    private void runOpenFst(int count) throws IOException, InterruptedException {
        Path log = dir.resolve("log");
        Process script = new ProcessBuilder(List.of("sh", "-c", SCRIPT, "openfst", Integer.toString(count - 1)))
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(script.waitFor()).as(() -> read(log)).isZero();
    }

    private void compare(int i, long seed) {
        Machine a = RandomMachine.transducer(seed);
        Machine b = RandomMachine.transducer(seed + 500_000);
        same(i, seed, "same", a);
        same(i, seed, "union", Union.of(a, b));
        same(i, seed, "concat", Concat.of(a, b));
        same(i, seed, "star", Star.of(a));
        same(i, seed, "compose", Compose.of(a, b));
        same(i, seed, "invert", Invert.of(a));
        same(i, seed, "project", Project.input(a));
        same(i, seed, "project-output", Project.output(a));
        same(i, seed, "reverse", Reverse.of(a));
        same(i, seed, "rmepsilon", RemoveEpsilon.of(a));
        same(i, seed, "trim", Trim.of(a));
        assertThat(best(ShortestPath.of(a))).as("seed " + seed).isEqualTo(best(theirs(i, "shortestpath")));
        compareMinimal(i, seed);
        if (Files.exists(dir.resolve(i + ".twins.att"))) {
            same(i, seed, "push", Push.of(RandomMachine.weightedAcceptor(seed), LIMITS));
        }
    }

    private void compareMinimal(int i, long seed) {
        Machine ours = Minimize.of(RandomMachine.acceptor(seed), LIMITS);
        assertThat(read(dir.resolve(i + ".verdict")))
                .as("fstequivalent, seed " + seed)
                .isEqualTo("same\n");
        assertThat(ours.states())
                .as("states, seed " + seed)
                .isEqualTo(theirs(i, "minimize").states());
    }

    private static double best(Machine path) {
        return Relation.of(path, 50, 50).values().stream()
                .mapToDouble(w -> w)
                .min()
                .orElse(-1);
    }

    private void same(int i, long seed, String operation, Machine ours) {
        assertThat(Relation.of(ours, 3, 3))
                .as(operation + ", seed " + seed)
                .isEqualTo(Relation.of(theirs(i, operation), 3, 3));
    }

    private Machine theirs(int i, String operation) {
        String text = read(dir.resolve(i + "." + operation));
        return AttReader.read(operation, text, StandardSemiring.TROPICAL, Labels.NUMBERS, false);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new AssertionError("OpenFst wrote nothing; is libfst-tools installed? " + path, e);
        }
    }
}
