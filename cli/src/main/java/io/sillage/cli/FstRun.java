package io.sillage.cli;

import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.Run;
import io.sillage.analyzer.transduce.Symbols;
import io.sillage.analyzer.transduce.Weighed;
import io.sillage.analyzer.transduce.Weights;
import io.sillage.analyzer.transduce.Word;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code sillage fst run}: the outputs of words, a line each. */
final class FstRun {
    private final Machine machine;
    private final Run run;
    private final @Nullable Set<String> known;
    private final int most;
    private final Consumer<String> lines;
    private boolean allHaveOutputs = true;
    private long rounded;

    /**
     * @param known the names that inputs may have; null for any
     * @param most how many outputs of a word to show
     */
    FstRun(Machine machine, Run run, @Nullable Set<String> known, int most, Consumer<String> lines) {
        this.machine = machine;
        this.run = run;
        this.known = known;
        this.most = most;
        this.lines = lines;
    }

    /** Of one word: OUTPUT, and its weight where it has one. */
    void show(String typed) {
        List<Weighed> outputs = outputs(typed);
        outputs.stream().limit(most).forEach(output -> lines.accept(text(output)));
        if (outputs.isEmpty()) {
            lines.accept("input: " + (typed.isBlank() ? Symbols.EPSILON_NAME : typed) + "\noutput: none");
        }
        refuseMore(typed, outputs);
    }

    /** Of one word among many: INPUT, a tab, OUTPUT and so on; the input alone if it has none. */
    void showBeside(String typed) {
        List<Weighed> outputs = outputs(typed);
        outputs.stream().limit(most).forEach(output -> lines.accept(typed + "\t" + text(output)));
        if (outputs.isEmpty()) {
            lines.accept(typed);
        }
        refuseMore(typed, outputs);
    }

    /** Whether every word so far has an output. */
    boolean allHaveOutputs() {
        return allHaveOutputs;
    }

    /** How many weights were rounded as they were written. */
    long rounded() {
        return rounded;
    }

    private List<Weighed> outputs(String typed) {
        List<Weighed> outputs = List.of();
        int[] letters = Arrays.stream(typed.trim().split("\\s+"))
                .filter(letter -> !letter.isEmpty() && !letter.equals(Symbols.EPSILON_NAME))
                .mapToInt(this::label)
                .toArray();
        // a name that the machine has never heard of is in no word that it knows
        if (Arrays.stream(letters).noneMatch(letter -> letter < 0)) {
            outputs = run.outputs(Word.of(letters), most + 1);
        }
        allHaveOutputs &= !outputs.isEmpty();
        return outputs;
    }

    private int label(String letter) {
        if (machine.symbols() == null) {
            return number(letter);
        }
        if (known != null && !known.contains(letter)) {
            throw Refusal.wrongUsage(
                    "no such symbol in --isymbols: '" + letter + "'" + Nearest.hint(letter, List.copyOf(known)));
        }
        OptionalInt label = machine.symbols().find(letter);
        return label.orElse(-1);
    }

    private static int number(String letter) {
        try {
            int label = Integer.parseInt(letter);
            if (label > Machine.EPSILON) {
                return label;
            }
        } catch (NumberFormatException noLabel) {
            // as below
        }
        throw Refusal.wrongUsage("no letter of a machine whose labels are numbers: '" + letter
                + "'; write labels from 1 to 2147483647 with blanks between, such as '1 2 2'");
    }

    private void refuseMore(String typed, List<Weighed> outputs) {
        if (outputs.size() > most) {
            throw Refusal.withExitCode(
                    1,
                    "run is refused: more outputs of '" + typed + "' than --max-outputs=" + most
                            + ", and there may be no end");
        }
    }

    private String text(Weighed output) {
        String word = output.word().text(machine.symbols());
        rounded += Weights.isRounded(output.weight()) ? 1 : 0;
        return output.weight().equals(machine.semiring().one()) ? word : word + "\t" + Weights.text(output.weight());
    }
}
