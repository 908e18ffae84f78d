package io.sillage.analyzer.transduce;

/** An output word, and what all paths that write it weigh together. */
public record Weighed(Word word, Weight weight) {}
