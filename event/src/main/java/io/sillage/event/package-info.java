/**
 * The language that all processes speak: events, the frame around them, and the segments they stand in.
 *
 * <p>Receives facts as records or, on the record path, as plain numbers. Hands on bytes of a segment, frames read from
 * one, and JSON lines by the contract of {@code docs/events.md}. Knows nothing of agents, daemons, files being watched
 * or any library: this module depends on {@code java.base} alone.
 */
package io.sillage.event;
