package io.sillage.cli;

import io.sillage.analyzer.transduce.Answer;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.Refused;
import io.sillage.analyzer.transduce.Run;
import io.sillage.analyzer.transduce.StandardSemiring;
import io.sillage.analyzer.transduce.Symbols;
import io.sillage.analyzer.transduce.Weights;
import io.sillage.analyzer.transduce.text.AttWriter;
import io.sillage.analyzer.transduce.text.Dot;
import io.sillage.analyzer.transduce.text.JsonMachine;
import io.sillage.analyzer.transduce.text.Malformed;
import io.sillage.analyzer.transduce.text.SymbolText;
import io.sillage.cli.fst.Operation;
import io.sillage.cli.fst.Operation.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The transducer algebra on files. */
@Command(
        name = "fst",
        description = "Combines, transforms and compares finite-state transducers in AT&T text.",
        footerHeading = "%nOperations:%n",
        footer = {
            "  union union-disjoint concat star compose pair restrict preimage invert project",
            "  project-output reverse rmepsilon trim determinize determinize-many push minimize shortestpath",
            "  run          the outputs of words",
            "  questions: functional unambiguous sequential total disjoint equivalent",
            "  sillage fst list     each of them with a line of words",
            "",
            "Examples:",
            "  sillage fst compose first.att second.att",
            "  sillage fst run machine.att --word 'open read close'",
            "  sillage fst minimize - <machine.att | sillage fst equivalent - other.att",
            "",
            "A.att and B.att are AT&T text as fstcompile reads it, or JSON (*.json); - is stdin.",
            "Label 0 or <eps> is the empty word; one label that is no number makes all labels names.",
            "Weights are exact: fractions of the decimals as written, rounded only where 1/3 is written.",
            "Exit code: 0 done or yes; 1 no, or refused, with the witness; 2 wrong usage, malformed, undecided."
        })
final class Fst implements Callable<Integer> {
    private final Surroundings here;

    @Parameters(index = "0", paramLabel = "OP", description = "What to do, or: list.")
    @SuppressWarnings("NullAway.Init")
    private String op;

    @Parameters(index = "1..*", paramLabel = "FILE", description = "A.att, and B.att where OP takes two.")
    private List<String> files = List.of();

    @Option(
            names = "--semiring",
            paramLabel = "NAME",
            converter = SemiringReader.class,
            description = "tropical, boolean, counting, probability, min, max or sum. Default: tropical")
    private StandardSemiring semiring = StandardSemiring.TROPICAL;

    @Option(names = "--isymbols", paramLabel = "FILE", description = "The names that inputs may have.")
    private @Nullable String isymbols;

    @Option(names = "--osymbols", paramLabel = "FILE", description = "The names that outputs may have.")
    private @Nullable String osymbols;

    @Option(names = "--save-symbols", paramLabel = "FILE", description = "Write the table of all names there.")
    private @Nullable String saveSymbols;

    @Option(names = "--acceptor", description = "Four fields are SOURCE TARGET LABEL WEIGHT.")
    private boolean acceptor;

    @Option(
            names = "--max-states",
            paramLabel = "N",
            description = "States at most, and N kB of memory; refuse beyond. Default: ${DEFAULT-VALUE}")
    private int maxStates = Limits.DEFAULT.maxStates();

    @Option(
            names = "--word",
            paramLabel = "'A B C'",
            description = "An input of run, letters with blanks between. Default: the lines of stdin")
    private List<String> words = List.of();

    @Option(
            names = "--max-outputs",
            paramLabel = "N",
            description = "Outputs of a word that run shows. Default: ${DEFAULT-VALUE}")
    private int maxOutputs = 1_000;

    @Option(names = "--dot", description = "Write a drawing for Graphviz.")
    private boolean dot;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    Fst(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException {
        if (op.equals("list")) {
            return list();
        }
        Operation operation = operation();
        try {
            return run(operation);
        } catch (Malformed malformed) {
            throw Refusal.wrongUsage(malformed.getMessage());
        } catch (Refused refused) {
            String why = op + " is refused: " + refused.getMessage();
            if (refused.witness() != null) {
                here.out().line(refused.witness().text());
            }
            throw Refusal.withExitCode(1, why);
        } catch (OutOfMemoryError beyondTheEstimates) {
            throw Refusal.environment(op + " ran out of memory: heapMB="
                    + Runtime.getRuntime().maxMemory() / 1_000_000 + ", maxStates=" + maxStates
                    + "; lower --max-states, or give the JVM more: JAVA_TOOL_OPTIONS=-Xmx8g");
        }
    }

    private int list() {
        for (Operation each : Operation.ALL) {
            here.out()
                    .line(String.format(
                            "%-17s %s  %s", each.name(), each.operands() == 2 ? "A B" : "A  ", each.words()));
        }
        return 0;
    }

    private Operation operation() {
        Operation operation = Operation.ALL.stream()
                .filter(each -> each.isCalled(op))
                .findFirst()
                .orElseThrow(() -> Refusal.wrongUsage("no such operation '" + op + "'"
                        + Nearest.hint(op, Operation.names()) + "; see: sillage fst list"));
        if (files.size() != operation.operands()) {
            throw Refusal.wrongUsage(op + " takes " + (operation.operands() == 1 ? "one file" : "two files")
                    + ", given " + files.size() + "; - is stdin");
        }
        files.stream().filter(file -> file.endsWith(".sillage")).findFirst().ifPresent(this::refuseEvents);
        if (files.stream().filter(FstFiles.STDIN::equals).count() > 1) {
            throw Refusal.wrongUsage(op + " - -: stdin can be read only once; give one of the two as a file");
        }
        if (operation.runs() && words.isEmpty() && files.contains(FstFiles.STDIN)) {
            throw Refusal.wrongUsage("run -: stdin can't give the machine and the words too; give --word, or a file");
        }
        return operation;
    }

    /** Programs are no AT&T text, and of two operations they have none. */
    private void refuseEvents(String program) {
        String drawing = "'sillage transduce --att " + program
                + "' writes it as AT&T text, where classes of events and actions" + " are letters";
        if (op.equals("invert") || op.equals("project-output")) {
            throw Refusal.withExitCode(
                    1,
                    op + " is refused: " + program
                            + " is a transducer over events, and its records are made of numbers and"
                            + " texts that registers have gathered, so no finite way leads back from them; 'sillage transduce "
                            + program + " --yields GUARD' finds a log for a record, and " + drawing);
        }
        throw Refusal.wrongUsage(program + " is a transducer over events, and fst works on AT&T text; " + drawing);
    }

    private int run(Operation operation) throws IOException {
        FstFiles read = new FstFiles(here.directory(), semiring, table(isymbols), table(osymbols), acceptor);
        List<Machine> machines = read.machines(files);
        Machine a = machines.get(0);
        Machine b = machines.get(machines.size() - 1);
        Limits limits = new Limits(maxStates);
        if (operation.runs()) {
            return words(new FstRun(a, new Run(a, limits), read.inputNames(), maxOutputs, here.out()::line));
        }
        Given given = new Given(a, b, read.alphabet(), limits);
        if (operation.asks()) {
            return answer(operation.ask(given));
        }
        Machine result = operation.make(given);
        here.out().print(dot ? Dot.write(result) : json ? JsonMachine.write(result) : AttWriter.write(result));
        save(result.symbols());
        sayRounded(Weights.rounded(result));
        return 0;
    }

    private void sayRounded(long weights) {
        if (weights > 0) {
            here.err()
                    .say(
                            weights + (weights == 1 ? " weight is" : " weights are")
                                    + " no decimal number, such as 1/3, or a very long one, and rounded to 17 digits as written here");
        }
    }

    private int words(FstRun run) throws IOException {
        if (words.size() == 1) {
            run.show(words.get(0));
        } else {
            typedWords().forEach(run::showBeside);
        }
        sayRounded(run.rounded());
        return run.allHaveOutputs() ? 0 : 1;
    }

    private List<String> typedWords() throws IOException {
        if (!words.isEmpty()) {
            return words;
        }
        return FstFiles.text(here.directory(), FstFiles.STDIN).lines().toList();
    }

    private @Nullable Symbols table(@Nullable String file) throws IOException {
        return file == null ? null : SymbolText.read(file, FstFiles.text(here.directory(), file));
    }

    private void save(@Nullable Symbols symbols) throws IOException {
        if (saveSymbols != null) {
            Path path = here.directory().resolve(saveSymbols);
            Files.writeString(path, symbols == null ? "" : SymbolText.write(symbols));
        }
    }

    private int answer(Answer answer) {
        if (answer instanceof Answer.Undecided undecided) {
            here.out().line("undecided: " + undecided.reason());
            return Refusal.WRONG_USAGE;
        }
        if (answer instanceof Answer.No no) {
            here.out().line(no.witness().text());
            return 1;
        }
        return 0;
    }

    static final class SemiringReader implements ITypeConverter<StandardSemiring> {
        @Override
        public StandardSemiring convert(String typed) {
            return Choice.of(StandardSemiring.class, typed);
        }
    }
}
