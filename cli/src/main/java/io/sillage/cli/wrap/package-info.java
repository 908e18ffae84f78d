/**
 * Receives a command and where to record it. Hands on its exit code. Knows nothing of what is recorded.
 */
@NullMarked
package io.sillage.cli.wrap;

import org.jspecify.annotations.NullMarked;
