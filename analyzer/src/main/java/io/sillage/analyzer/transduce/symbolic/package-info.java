/**
 * Transducers over structured inputs: an effective Boolean algebra of predicates, and the finite alphabet that the
 * predicates of a transducer cut all inputs into.
 *
 * <p>Receives guards, each a {@link io.sillage.analyzer.transduce.symbolic.Predicate} on the fields of one input, and
 * machines over their letters. Hands on an {@link io.sillage.analyzer.transduce.symbolic.Alphabet} that finds the letter
 * of an input, and tables that a runner follows one input at a time. Knows nothing of events or of what outputs mean.
 */
@NullMarked
package io.sillage.analyzer.transduce.symbolic;

import org.jspecify.annotations.NullMarked;
