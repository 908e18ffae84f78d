/**
 * Receives the output of the host's own tools. Hands on events, in segments of this process. Knows nothing of agents,
 * and nothing of who reads.
 */
@NullMarked
package io.sillage.collector.probe;

import org.jspecify.annotations.NullMarked;
