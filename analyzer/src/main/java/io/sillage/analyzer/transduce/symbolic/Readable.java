package io.sillage.analyzer.transduce.symbolic;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RegExp;

/** An example of a language that a person can read: in plain letters where there is one. */
final class Readable {
    private static final String[] PREFERRED = {"[a-z]+", "[a-zA-Z0-9_./-]+", "[ -~]*"};

    private Readable() {}

    static String example(Automaton language) {
        for (String preferred : PREFERRED) {
            String example = new RegExp(preferred, RegExp.NONE)
                    .toAutomaton()
                    .intersection(language)
                    .getShortestExample(true);
            if (example != null) {
                return example;
            }
        }
        return String.valueOf(language.getShortestExample(true));
    }
}
