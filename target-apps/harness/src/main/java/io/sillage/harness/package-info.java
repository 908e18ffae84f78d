/**
 * The test kit of the end-to-end tests.
 *
 * <p>Receives a command line and a JDK. Hands on what the process printed, how it ended, and what its recording says,
 * read through the {@code sillage} command alone. Knows nothing of Sillage's classes.
 */
@NullMarked
package io.sillage.harness;

import org.jspecify.annotations.NullMarked;
