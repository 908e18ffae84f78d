package io.sillage.analyzer.proof;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Alphabet;
import io.sillage.analyzer.transduce.symbolic.Predicate;
import io.sillage.analyzer.transduce.symbolic.Test;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The alphabet of several programs: the minterms of all their guards, of whether an event has the fields of their keys, and
 * of whether it has a kind, as all events do, or names its transducer, as all records do.
 */
final class Shared {
    /**
     * One class of events that no program can tell apart.
     *
     * @param letter in the shared alphabet
     * @param letters in the alphabet of each program
     * @param keyed whether it has each program's key
     */
    record Input(int letter, List<Integer> letters, List<Boolean> keyed) {}

    private final List<Program> programs;
    private final List<String> fields;
    private final Alphabet alphabet;
    private final List<Input> inputs = new ArrayList<>();

    /** @throws io.sillage.analyzer.transduce.Refused if the guards of all together ask for too much */
    Shared(List<Program> programs) {
        this.programs = programs;
        String always = programs.get(0).over() == null ? "kind" : "transducer";
        Set<String> names = new LinkedHashSet<>(List.of(always));
        programs.forEach(program -> names.addAll(program.fields()));
        fields = List.copyOf(names);
        List<Predicate> guards = new ArrayList<>();
        for (Program program : programs) {
            program.alphabet()
                    .guards()
                    .forEach(guard -> guards.add(guard.renumbered(
                            field -> fields.indexOf(program.fields().get(field)))));
        }
        int keys = guards.size();
        for (Program program : programs) {
            guards.add(Predicate.all(program.keyFields().stream()
                    .map(field -> exists(program.fields().get(field)))
                    .toList()));
        }
        int there = guards.size();
        guards.add(exists(always));
        alphabet = new Alphabet(guards);
        collect(keys, there);
    }

    private Predicate exists(String field) {
        return Predicate.of(fields.indexOf(field), new Test.Exists());
    }

    private void collect(int keys, int there) {
        Map<List<Object>, Input> different = new LinkedHashMap<>();
        for (int letter = 1; letter <= alphabet.size(); letter++) {
            if (alphabet.holds(there, letter)) {
                List<Integer> letters = letters(letter);
                List<Boolean> keyed = new ArrayList<>();
                for (int i = 0; i < programs.size(); i++) {
                    keyed.add(alphabet.holds(keys + i, letter));
                }
                different.putIfAbsent(List.of(letters, keyed), new Input(letter, letters, keyed));
            }
        }
        inputs.addAll(different.values());
        // of logs of one length, those whose events have a key are met first
        inputs.sort(Comparator.comparing(input -> input.keyed().contains(false)));
    }

    private List<Integer> letters(int letter) {
        List<Integer> letters = new ArrayList<>();
        int from = 0;
        for (Program program : programs) {
            BitSet holds = new BitSet();
            int guards = program.alphabet().guards().size();
            for (int guard = 0; guard < guards; guard++) {
                holds.set(guard, alphabet.holds(from + guard, letter));
            }
            from += guards;
            letters.add(program.alphabet().letterOf(holds));
        }
        return letters;
    }

    List<Program> programs() {
        return programs;
    }

    List<Input> inputs() {
        return inputs;
    }

    List<String> fields() {
        return fields;
    }

    Alphabet alphabet() {
        return alphabet;
    }

    /** The names of all fields of keys. */
    Set<String> keyFields() {
        Set<String> names = new LinkedHashSet<>();
        programs.forEach(program ->
                program.keyFields().forEach(field -> names.add(program.fields().get(field))));
        return names;
    }
}
