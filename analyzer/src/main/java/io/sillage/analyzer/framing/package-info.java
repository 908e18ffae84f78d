/**
 * Messages in streams of bytes: HTTP/1.1, Redis, PostgreSQL, TLS handshakes, Kafka, PROXY headers.
 *
 * <p>Receives the bytes of one direction of a connection, in order, in whatever pieces they come. Hands on {@link
 * io.sillage.analyzer.framing.Message messages}, the same whatever the pieces were. Knows nothing of packets, sockets or
 * time, and holds a bounded number of bytes.
 */
@NullMarked
package io.sillage.analyzer.framing;

import org.jspecify.annotations.NullMarked;
