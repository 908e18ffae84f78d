package io.sillage.cli;

import io.sillage.analyzer.language.Condition;
import io.sillage.analyzer.language.Mistake;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.proof.Equivalence;
import io.sillage.analyzer.proof.RecordSearch;
import io.sillage.analyzer.proof.Verdict;
import io.sillage.analyzer.proof.Yield;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.cli.transduce.MistakeText;
import io.sillage.cli.transduce.ProofText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of {@code transduce} that no recording is read for: whether programs are the same, what yields a record. */
final class Proofs {
    private final Surroundings here;
    private final boolean json;
    private final @Nullable String saveLog;

    Proofs(Surroundings here, boolean json, @Nullable String saveLog) {
        this.here = here;
        this.json = json;
        this.saveLog = saveLog;
    }

    /** One of each, or those of the same name; 0 if all are the same. */
    int equivalent(String file, List<Program> ones, String otherFile, List<Program> others) throws IOException {
        boolean single = ones.size() == 1 && others.size() == 1;
        checkSavable(ones.size());
        int code = 0;
        for (Program one : ones) {
            Program other = others.stream()
                    .filter(candidate -> single || candidate.name().equals(one.name()))
                    .findFirst()
                    .orElse(null);
            code |= other == null ? alone(one, otherFile) : pair(file, one, otherFile, other);
        }
        for (Program other : others) {
            boolean paired = single || ones.stream().anyMatch(one -> one.name().equals(other.name()));
            code |= paired ? 0 : alone(other, file);
        }
        here.out().flush();
        return code;
    }

    private int alone(Program program, String missingIn) {
        here.out().print(ProofText.missing(program.name(), missingIn, json));
        return 1;
    }

    private int pair(String file, Program one, String otherFile, Program other) throws IOException {
        Verdict verdict = Equivalence.of(one, other, Limits.DEFAULT);
        ProofText text = new ProofText(file + " " + one.name(), otherFile + " " + other.name());
        here.out().print(json ? text.json(verdict) : text.words(verdict));
        if (verdict instanceof Verdict.Different different) {
            save(different.log());
        }
        return verdict instanceof Verdict.Same ? 0 : 1;
    }

    int yields(String file, List<Program> programs, String condition) throws IOException {
        checkSavable(programs.size());
        int code = 0;
        for (Program program : programs) {
            Yield yield = RecordSearch.of(program, condition(condition, program));
            here.out()
                    .print(
                            json
                                    ? ProofText.json(program.name(), yield)
                                    : ProofText.words(file + " " + program.name(), yield));
            if (yield instanceof Yield.Found found) {
                save(found.log());
            } else {
                code = 1;
            }
        }
        here.out().flush();
        return code;
    }

    private static Condition condition(String text, Program program) {
        try {
            return Condition.of(text, program);
        } catch (Mistake mistake) {
            throw Refusal.wrongUsage(MistakeText.of("--yields '" + text + "'", mistake));
        }
    }

    private void checkSavable(int programs) {
        if (saveLog != null && programs > 1) {
            throw Refusal.wrongUsage("--save-log " + saveLog + ": there are " + programs
                    + " transducers, and each has a log of its own; choose one with --only NAME");
        }
    }

    private void save(List<String> log) throws IOException {
        if (saveLog != null) {
            Files.writeString(here.directory().resolve(saveLog), String.join("\n", log) + "\n");
        }
    }
}
