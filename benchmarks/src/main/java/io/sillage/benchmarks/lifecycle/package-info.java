/**
 * What transducers cost: connection lifecycles above all, and other programs beside them. Each class with a main is a
 * measurement; {@code benchmarks/run lifecycles} starts all of them.
 *
 * <p>Not JMH: a round is seconds of work on gigabytes of events, and its state is the whole heap.
 */
@NullMarked
package io.sillage.benchmarks.lifecycle;

import org.jspecify.annotations.NullMarked;
