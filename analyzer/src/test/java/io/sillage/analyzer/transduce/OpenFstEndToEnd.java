package io.sillage.analyzer.transduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.text.AttReader;
import io.sillage.analyzer.transduce.text.AttWriter;
import io.sillage.analyzer.transduce.text.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each operation that OpenFst has too, on random machines, compared as relations on all words up to a length; minimal
 * acceptors by {@code fstequivalent} and their number of states. OpenFst gets many machines in one ({@link Packed}), as
 * starting processes is what takes the time. {@code -Dsillage.fuzz.machines=10000} for more, {@code
 * -Dsillage.fuzz.seed=N} for others.
 */
class OpenFstEndToEnd {
    private static final int MACHINES = Integer.getInteger("sillage.fuzz.machines", 500);
    private static final long SEED = Long.getLong("sillage.fuzz.seed", 1);
    private static final int BATCH = 50;
    private static final Limits LIMITS = new Limits(20_000);
    private static final String SCRIPT = """
            set -eu -o pipefail
            for text in *.att; do fstcompile $text ${text%.att}; done
            fstunion a b | fstprint - union
            fstconcat a b | fstprint - concat
            fstclosure a | fstprint - star
            fstarcsort b | fstcompose a - | fstprint - compose
            fstarcsort a | fstcompose w - | fstprint - restrict
            fstarcsort w | fstcompose a - | fstproject | fstprint - preimage
            fstinvert a | fstprint - invert
            fstproject a | fstprint - project
            fstproject --project_type=output a | fstprint - project-output
            fstreverse a | fstprint - reverse
            fstrmepsilon a | fstprint - rmepsilon
            fstconnect a | fstprint - trim
            fstpush --push_weights --push_labels functional | fstprint - push-both
            fstdeterminize --det_type=functional functional | fstprint - determinize
            fstdeterminize --det_type=nonfunctional many | fstprint - determinize-many
            fstrmepsilon w | fstdeterminize | fstminimize > min
            fstrmepsilon twins | fstdeterminize > det
            fstpush --push_weights det | fstprint - push
            fstminimize det > weighted
            fstprint min minimize
            fstprint weighted minimize-weighted
            fstequivalent min ours && fstequivalent weighted ours-weighted && echo same > verdict
            for text in path/*; do fstcompile $text | fstshortestpath | fstprint - ${text#path/}.best; done
            """;

    @TempDir
    Path dir;

    private int determinised;
    private int many;
    private int weighted;

    @Test
    void givesWhatOpenFstGives() throws IOException, InterruptedException {
        // first of all, so that a run that is broken off can be repeated
        System.out.printf("OpenFst: %d machines from seed %d (-Dsillage.fuzz.seed)%n", MACHINES, SEED);
        Files.createDirectory(dir.resolve("path"));
        for (int from = 0; from < MACHINES; from += BATCH) {
            compareBatch(IntStream.range(from, Math.min(MACHINES, from + BATCH))
                    .mapToLong(i -> SEED * 1_000_000 + i)
                    .toArray());
        }
        assertThat(List.of(determinised, many, weighted))
                .as("machines that can be determinised")
                .allMatch(count -> count > MACHINES / 20);
        System.out.printf(
                "OpenFst: %d machines from seed %d, 0 differences; determinised %d transducers, %d with many outputs,"
                        + " %d weighted acceptors%n",
                MACHINES, SEED, determinised, many, weighted);
    }

    private void compareBatch(long[] seeds) throws IOException, InterruptedException {
        Batch a = new Batch(seeds, RandomMachine::transducer);
        Batch b = new Batch(seeds, seed -> RandomMachine.transducer(seed + 500_000));
        Batch w = new Batch(seeds, RandomMachine::acceptor);
        // OpenFst reads epsilon as a letter here and does not always halt: ours decides first
        Batch functional = new Batch(seeds, seed -> sequential(Packed.visible(RandomMachine.transducer(seed)), false));
        Batch manyOutputs = new Batch(seeds, seed -> sequential(Packed.visible(RandomMachine.transducer(seed)), true));
        Batch twins = new Batch(seeds, seed -> sequential(RandomMachine.weightedAcceptor(seed), false));
        a.save("a.att");
        b.save("b.att");
        w.save("w.att");
        functional.save("functional.att");
        manyOutputs.save("many.att");
        twins.save("twins.att");
        w.map(OpenFstEndToEnd::minimal).save("ours.att");
        twins.map(OpenFstEndToEnd::minimal).save("ours-weighted.att");
        for (int i = 0; i < seeds.length; i++) {
            save("path/" + i, RandomMachine.transducer(seeds[i]));
        }
        runOpenFst();
        a.with(b, Union::of).isLike("union");
        a.with(b, Concat::of).isLike("concat");
        a.map(Star::of).isLike("star");
        a.with(b, Compose::of).isLike("compose");
        a.with(w, Restrict::of).isLike("restrict");
        a.with(w, Preimage::of).isLike("preimage");
        a.map(Invert::of).isLike("invert");
        a.map(Project::input).isLike("project");
        a.map(Project::output).isLike("project-output");
        a.map(Reverse::of).isLike("reverse");
        a.map(RemoveEpsilon::of).isLike("rmepsilon");
        a.map(Trim::of).isLike("trim");
        functional.map(machine -> Push.of(machine, LIMITS)).isLike("push-both");
        functional.map(machine -> Determinize.of(machine, LIMITS)).isLike("determinize");
        manyOutputs.map(machine -> Determinize.withManyOutputs(machine, LIMITS)).isLike("determinize-many");
        twins.map(machine -> Push.of(machine, LIMITS)).isLike("push");
        w.map(OpenFstEndToEnd::minimal).isLike("minimize");
        w.map(OpenFstEndToEnd::minimal).hasAsManyStatesAs("minimize");
        twins.map(OpenFstEndToEnd::minimal).isLike("minimize-weighted");
        twins.map(OpenFstEndToEnd::minimal).hasAsManyStatesAs("minimize-weighted");
        for (int i = 0; i < seeds.length; i++) {
            assertThat(best(ShortestPath.of(RandomMachine.transducer(seeds[i]))))
                    .as("shortestpath, seed " + seeds[i])
                    .isEqualTo(best(theirs(i + ".best")));
        }
        determinised += functional.size();
        many += manyOutputs.size();
        weighted += twins.size();
    }

    /** Trimmed, as OpenFst wants functional machines to be so in all their states. */
    private static @Nullable Machine sequential(Machine machine, boolean manyOutputs) {
        try {
            Determinize.subsequential(machine, LIMITS, manyOutputs);
            return Trim.of(machine);
        } catch (Refused notTwins) {
            return null;
        }
    }

    private static Machine minimal(Machine machine) {
        return Minimize.of(machine, LIMITS);
    }

    private static double best(Machine path) {
        return Relation.of(path, 50, 50).values().stream()
                .mapToDouble(w -> w)
                .min()
                .orElse(-1);
    }

    private void runOpenFst() throws IOException, InterruptedException {
        Path log = dir.resolve("log");
        Process script = new ProcessBuilder("bash", "-c", SCRIPT)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(script.waitFor())
                .as(() -> "fstequivalent, or: " + read("log"))
                .isZero();
    }

    private void save(String name, Machine machine) throws IOException {
        Files.writeString(dir.resolve(name), AttWriter.write(machine));
    }

    private Machine theirs(String name) {
        return AttReader.read(name, read(name), StandardSemiring.TROPICAL, Labels.NUMBERS, false);
    }

    private String read(String name) {
        try {
            return Files.readString(dir.resolve(name));
        } catch (IOException e) {
            throw new AssertionError("OpenFst wrote nothing; is libfst-tools installed? " + name, e);
        }
    }

    /** A machine a seed, null for those that an operation does not take. */
    private final class Batch {
        private final long[] seeds;
        private final List<@Nullable Machine> machines = new ArrayList<>();

        Batch(long[] seeds, LongFunction<@Nullable Machine> make) {
            this.seeds = seeds;
            for (long seed : seeds) {
                machines.add(make.apply(seed));
            }
        }

        int size() {
            return (int) machines.stream().filter(machine -> machine != null).count();
        }

        Batch map(UnaryOperator<Machine> act) {
            Batch mapped = new Batch(seeds, seed -> null);
            for (int i = 0; i < seeds.length; i++) {
                Machine machine = machines.get(i);
                mapped.machines.set(i, machine == null ? null : act.apply(machine));
            }
            return mapped;
        }

        Batch with(Batch other, BinaryOperator<Machine> act) {
            Batch combined = new Batch(seeds, seed -> null);
            for (int i = 0; i < seeds.length; i++) {
                combined.machines.set(i, act.apply(machines.get(i), other.machines.get(i)));
            }
            return combined;
        }

        void save(String name) throws IOException {
            OpenFstEndToEnd.this.save(name, Packed.pack(machines));
        }

        void isLike(String name) {
            Machine theirs = theirs(name);
            for (int i = 0; i < seeds.length; i++) {
                Machine ours = machines.get(i);
                if (ours != null) {
                    assertThat(Relation.of(Packed.unpack(ours, -1), 3, 3))
                            .as(name + ", seed " + seeds[i])
                            .isEqualTo(Relation.of(Packed.unpack(theirs, i), 3, 3));
                }
            }
        }

        void hasAsManyStatesAs(String name) {
            Machine theirs = theirs(name);
            for (int i = 0; i < seeds.length; i++) {
                Machine ours = machines.get(i);
                if (ours != null) {
                    assertThat(minimalStates(ours))
                            .as(name + ", seed " + seeds[i])
                            .isEqualTo(minimalStates(Packed.unpack(theirs, i)));
                }
            }
        }

        /** A first arc that reads nothing, for the first weight or the part's letter, is beside the point. */
        private int minimalStates(Machine machine) {
            int first = machine.start() == Machine.NO_STATE ? 0 : machine.firstArc(machine.start());
            boolean leadIn = first < machine.arcs() && machine.in(first) == Machine.EPSILON;
            return machine.states() - (leadIn ? 1 : 0);
        }
    }
}
