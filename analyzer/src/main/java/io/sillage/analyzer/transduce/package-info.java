/**
 * The algebra of weighted finite-state transducers.
 *
 * <p>Receives machines over integer labels, 0 being the empty word. Hands on machines again, or answers that are proofs:
 * yes, no with a shortest witness, or undecided with the reason. One class a verb. Knows nothing of events, files or
 * other packages of ours: {@code text} beside it reads and writes AT&amp;T, DOT and JSON.
 */
@NullMarked
package io.sillage.analyzer.transduce;

import org.jspecify.annotations.NullMarked;
