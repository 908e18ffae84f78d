/**
 * Receives the record path. Hands on figures, each beside its control. Knows nothing of results that
 * were not measured here.
 */
@NullMarked
package io.sillage.benchmarks;

import org.jspecify.annotations.NullMarked;
