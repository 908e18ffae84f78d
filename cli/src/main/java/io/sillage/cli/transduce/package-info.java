/**
 * The words of {@code sillage transduce}.
 *
 * <p>Receives mistakes, proofs and counts. Hands on texts for people and JSON for programs. Knows nothing of how they came
 * about.
 */
@NullMarked
package io.sillage.cli.transduce;

import org.jspecify.annotations.NullMarked;
