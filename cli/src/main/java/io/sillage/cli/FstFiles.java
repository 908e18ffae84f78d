package io.sillage.cli;

import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.Semiring;
import io.sillage.analyzer.transduce.Symbols;
import io.sillage.analyzer.transduce.text.AttReader;
import io.sillage.analyzer.transduce.text.JsonMachine;
import io.sillage.analyzer.transduce.text.Labels;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the machines of one command: with names in any of them, they share one table. */
final class FstFiles {
    /** The file name that means standard input. */
    static final String STDIN = "-";

    private final Path directory;
    private final Semiring semiring;
    private final @Nullable Symbols inputs;
    private final @Nullable Set<String> inputNames;
    private final @Nullable Set<String> outputNames;
    private final boolean acceptor;

    FstFiles(Path directory, Semiring semiring, @Nullable Symbols inputs, @Nullable Symbols outputs, boolean acceptor) {
        this.directory = directory;
        this.semiring = semiring;
        this.inputs = inputs;
        // copies: the table itself grows by the other side's names
        inputNames = inputs == null ? null : Set.copyOf(inputs.known());
        outputNames = outputs == null ? null : Set.copyOf(outputs.known());
        this.acceptor = acceptor;
    }

    List<Machine> machines(List<String> files) throws IOException {
        List<String> texts = new ArrayList<>();
        boolean names = inputNames != null || outputNames != null;
        for (String file : files) {
            String text = text(directory, file);
            names |= isJson(file) ? JsonMachine.hasNames(file, text) : AttReader.hasNames(file, text);
            texts.add(text);
        }
        Symbols symbols = !names ? null : inputs != null ? inputs : new Symbols();
        List<Machine> machines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            machines.add(machine(files.get(i), texts.get(i), symbols));
        }
        return machines;
    }

    private static boolean isJson(String file) {
        return file.endsWith(".json");
    }

    /** The names that inputs may have; null for any. */
    @Nullable
    Set<String> inputNames() {
        return inputNames;
    }

    /** The labels of all symbols that inputs may have, whether or not they occur; null where the user does not say. */
    int @Nullable [] alphabet() {
        if (inputs == null || inputNames == null) {
            return null;
        }
        Symbols table = inputs;
        return inputNames.stream()
                .mapToInt(name -> table.find(name).orElse(Machine.EPSILON))
                .filter(label -> label != Machine.EPSILON)
                .sorted()
                .toArray();
    }

    private Machine machine(String file, String text, @Nullable Symbols symbols) {
        Labels labels = new Labels(symbols, inputNames, outputNames);
        return isJson(file)
                ? JsonMachine.read(file, text, labels)
                : AttReader.read(file, text, semiring, labels, acceptor);
    }

    static String text(Path directory, String file) throws IOException {
        if (file.equals(STDIN)) {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try {
            return Files.readString(directory.resolve(file));
        } catch (NoSuchFileException e) {
            throw Refusal.wrongUsage("no such file: '" + file + "'; give a machine in AT&T text, or - for stdin");
        } catch (CharacterCodingException binary) {
            throw Refusal.wrongUsage(file + ": no text in UTF-8; give a machine in AT&T text");
        } catch (IOException e) {
            throw Refusal.wrongUsage("can't read '" + file + "': " + e.getMessage()
                    + "; give a file with a machine in AT&T text, or - for stdin");
        }
    }
}
