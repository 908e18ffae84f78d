/**
 * Receives what the user typed. Hands on words for people and results for pipes. Knows nothing of
 * formats: it starts the collector and asks the analyzer.
 */
@NullMarked
package io.sillage.cli;

import org.jspecify.annotations.NullMarked;
