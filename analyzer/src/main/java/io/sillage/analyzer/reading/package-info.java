/**
 * What entries mean, a key at a time: connections, threads.
 *
 * <p>Receives entries in order. Hands on facts that no single entry tells: the life of a connection's end, a call with
 * its own time. Each is a {@link io.sillage.analyzer.reading.Reading}, written by hand behind the interface that a
 * transducer implements too. Knows nothing of files, nor of how its facts are shown.
 */
@NullMarked
package io.sillage.analyzer.reading;

import org.jspecify.annotations.NullMarked;
