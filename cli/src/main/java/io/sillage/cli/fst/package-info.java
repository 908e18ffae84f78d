/**
 * {@code sillage fst}: each operation of the transducer algebra by its name.
 *
 * <p>Receives machines that have been read. Hands on a machine or an answer. Knows nothing of files or terminals.
 */
@NullMarked
package io.sillage.cli.fst;

import org.jspecify.annotations.NullMarked;
