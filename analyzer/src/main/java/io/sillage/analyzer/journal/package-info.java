/**
 * The recording on disk, read.
 *
 * <p>Receives a directory that agents and daemons write, or a file of JSON lines. Hands on lanes: runs of entries, one
 * segment at a time, and what of them is lost. Knows nothing of the order between lanes, nor of what entries mean.
 */
@NullMarked
package io.sillage.analyzer.journal;

import org.jspecify.annotations.NullMarked;
