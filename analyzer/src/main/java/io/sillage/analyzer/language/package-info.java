/**
 * The language of {@code *.sillage} files, from text to a program that a runner can follow.
 *
 * <p>Receives the text of a file: {@link io.sillage.analyzer.language.Lexer} makes tokens of it,
 * {@link io.sillage.analyzer.language.Parser} a {@link io.sillage.analyzer.language.Definition}, and
 * {@link io.sillage.analyzer.language.Compiler} a {@link io.sillage.analyzer.language.Program} by the algebra of
 * {@code transduce}. Hands on programs, proofs about them, and mistakes with their place. Knows nothing of recordings,
 * threads or clusters.
 */
@NullMarked
package io.sillage.analyzer.language;

import org.jspecify.annotations.NullMarked;
