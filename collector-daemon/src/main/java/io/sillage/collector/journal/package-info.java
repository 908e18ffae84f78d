/**
 * Receives the path of a recording and what was sealed in it. Hands on a directory that is ours alone, and keeps it
 * within its bounds of disk. Knows nothing of where the events come from.
 */
@NullMarked
package io.sillage.collector.journal;

import org.jspecify.annotations.NullMarked;
