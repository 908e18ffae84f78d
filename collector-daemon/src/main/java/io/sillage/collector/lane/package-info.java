/**
 * Receives this process's own events. Hands on segments, written as any other process writes its own, so that intake
 * and readers know one way only. Knows nothing of where the events come from.
 */
@NullMarked
package io.sillage.collector.lane;

import org.jspecify.annotations.NullMarked;
