/**
 * One order for everything: the merge of all lanes by monotonic time, other hosts' clocks laid on the recording's.
 *
 * <p>Receives the runs of a journal. Hands on entries, earliest first, each with the name of its source, and only those
 * that were asked for. Knows nothing of what entries mean.
 */
@NullMarked
package io.sillage.analyzer.timeline;

import org.jspecify.annotations.NullMarked;
