package io.sillage.analyzer.transduce;

import org.jspecify.annotations.Nullable;

/** What a machine makes of one word. As {@link Compose}. */
public final class Run {
    private Run() {}

    /** The acceptor of all outputs for a word. */
    public static Machine of(Machine machine, Word word) {
        return Project.output(Compose.of(acceptor(machine, word), machine));
    }

    /** An output for a word, null if there is none. */
    public static @Nullable Word anyOutput(Machine machine, Word word) {
        return ShortestWord.of(of(machine, word));
    }

    /** The acceptor of one word, for machines of the same kind. */
    public static Machine acceptor(Machine like, Word word) {
        MachineBuilder line = MachineBuilder.like(like);
        int state = line.state();
        line.start(state);
        for (int letter : word.letters()) {
            int next = line.state();
            line.arc(state, letter, letter, next);
            state = next;
        }
        return line.end(state).build();
    }
}
