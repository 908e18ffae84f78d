/**
 * The record path: runs inside the application's threads, seen from the bootstrap loader.
 *
 * <p>Receives calls from the woven code. Hands on entries in memory-mapped segments, which are the journal. Knows
 * nothing of class files, daemons or views; it depends on {@code io.sillage.event} and {@code java.base} alone. It never
 * throws into the application, never waits for anybody, and allocates nothing on its hot paths.
 */
package io.sillage.recorder;
