package io.sillage.analyzer.traffic;

/**
 * Where a message lay in its direction.
 *
 * @param missedBytes how many of its bytes are not in the capture
 * @param beginNanos time of its first byte, nanoseconds since 1970
 * @param endNanos time of its last byte
 */
record Span(long bytes, long missedBytes, long beginNanos, long endNanos) {}
