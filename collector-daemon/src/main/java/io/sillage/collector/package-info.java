/**
 * Receives segments of agents and the output of probes. Hands on a recording. Knows nothing of what
 * anybody will ask of it.
 */
@NullMarked
package io.sillage.collector;

import org.jspecify.annotations.NullMarked;
