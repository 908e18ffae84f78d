package io.sillage.analyzer.transduce.symbolic;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RegExp;
import dk.brics.automaton.RunAutomaton;

/**
 * A regular language of texts, so that predicates over it can be intersected, complemented and proved empty, and matching
 * is linear whatever the pattern. Written as in {@code java.util.regex}, of which it takes what is regular: characters,
 * {@code .}, classes, {@code \d \w \s}, groups, {@code |}, {@code * + ? {n,m}}, {@code ^} at the beginning and {@code $} at
 * the end. It is looked for anywhere in a text.
 */
public final class Regex {
    private static final int MOST_STATES = 50_000;

    private final String source;
    private final Automaton language;
    private final RunAutomaton matcher;

    private Regex(String source, Automaton language) {
        this.source = source;
        this.language = language;
        matcher = new RunAutomaton(language);
    }

    /** @throws IllegalArgumentException if it is none, or asks for what is not regular, with the reason */
    public static Regex of(String pattern) {
        Automaton automaton;
        try {
            automaton = new RegExp(RegexText.translate(pattern), RegExp.NONE).toAutomaton(false);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException(
                    "regular expression is nested too deeply: " + pattern.length() + " characters", e);
        }
        if (NondeterminismBound.passed(automaton, MOST_STATES)) {
            throw new IllegalArgumentException("regular expression /" + pattern + "/: it needs more than " + MOST_STATES
                    + " states, which is the limit; make its repetitions smaller, or begin it with ^ where the"
                    + " text begins with it");
        }
        automaton.determinize();
        automaton.minimize();
        return new Regex("matches " + pattern, automaton);
    }

    public static Regex startingWith(String text) {
        return new Regex("starts " + text, Automaton.makeString(text).concatenate(Automaton.makeAnyString()));
    }

    public static Regex endingWith(String text) {
        return deterministic("ends " + text, Automaton.makeAnyString().concatenate(Automaton.makeString(text)));
    }

    public static Regex containing(String text) {
        Automaton any = Automaton.makeAnyString();
        return deterministic(
                "contains " + text, any.concatenate(Automaton.makeString(text)).concatenate(any));
    }

    /** As many states as the text has characters. */
    private static Regex deterministic(String source, Automaton automaton) {
        automaton.determinize();
        automaton.minimize();
        return new Regex(source, automaton);
    }

    /** What it was made from: a word, a blank and a text; the word is matches, starts, ends or contains. */
    public String source() {
        return source;
    }

    public boolean matches(String text) {
        return matcher.run(text);
    }

    Automaton language() {
        return language;
    }
}
