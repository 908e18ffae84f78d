/**
 * Proofs between programs: whether two give the same records, and which log gives a record that is asked for.
 *
 * <p>Receives {@link io.sillage.analyzer.language.Program programs}. What registers hold is followed as symbols, event by
 * event; whatever is said to differ, or to be found, has been run by the engine. Hands on verdicts with shortest logs as JSON
 * lines. Knows nothing of recordings.
 */
@NullMarked
package io.sillage.analyzer.proof;

import org.jspecify.annotations.NullMarked;
