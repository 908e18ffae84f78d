/**
 * Receives segments of agents and the output of probes. Hands on a recording: one directory, sealed, bounded, with its
 * losses counted. Knows nothing of what anybody will ask of it.
 *
 * <p>An event's way: a process writes a segment, {@code intake} seals it, {@code journal} keeps the recording within its
 * bounds of disk; {@code probe} makes this host's own events and writes them the same way.
 */
@NullMarked
package io.sillage.collector;

import org.jspecify.annotations.NullMarked;
