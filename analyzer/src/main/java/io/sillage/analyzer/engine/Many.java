package io.sillage.analyzer.engine;

/** A register that keeps many values in bounded memory. */
sealed interface Many permits Sketch, Listed {
    long count();

    void add(Cell value);

    /** For a branch of its own. */
    Many copy();

    /** As bytes, for {@link Unpacker}. */
    void pack(Packer out);
}
