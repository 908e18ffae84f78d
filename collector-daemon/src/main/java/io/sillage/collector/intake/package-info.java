/**
 * Receives the folders that processes write their segments into. Hands on sealed segments. Knows nothing of the events
 * in them.
 */
@NullMarked
package io.sillage.collector.intake;

import org.jspecify.annotations.NullMarked;
