package io.sillage.analyzer.streams;

/**
 * The key of a message that knows its partition.
 *
 * @param key what is written as the key
 */
record Addressed(int partition, String key) {}
