/**
 * Receives recordings. Hands on views. Knows nothing of how events were made.
 */
@NullMarked
package io.sillage.analyzer;

import org.jspecify.annotations.NullMarked;
