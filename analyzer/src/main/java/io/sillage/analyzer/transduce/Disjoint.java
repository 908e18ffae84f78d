package io.sillage.analyzer.transduce;

/** Whether no input word is known to both machines: the product of their input sides is empty. As {@link Compose}. */
public final class Disjoint {
    private Disjoint() {}

    public static Answer of(Machine a, Machine b) {
        Machine common = Compose.of(Project.input(a), Project.input(b));
        Word word = ShortestWord.of(common);
        return word == null ? Answer.YES : new Answer.No(Witness.of(word, "input", word.text(a.symbols())));
    }
}
