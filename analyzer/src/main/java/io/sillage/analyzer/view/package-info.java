/**
 * Pictures of a recording: one class an output, immutable.
 *
 * <p>Receives entries in order, or what a reading made of them. Hands on text, JSON and pages, each with what is missing
 * from its data. Knows nothing of files being watched, commands or terminals (a width and colours are passed in).
 */
@NullMarked
package io.sillage.analyzer.view;

import org.jspecify.annotations.NullMarked;
