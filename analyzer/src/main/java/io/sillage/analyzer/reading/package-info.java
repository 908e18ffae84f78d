/**
 * What entries mean and no transducer can tell: how calls nest, which needs a stack a thread, and how long they took.
 *
 * <p>Receives entries in order. Hands on calls with their own time. Knows nothing of files, nor of how its facts are
 * shown.
 */
@NullMarked
package io.sillage.analyzer.reading;

import org.jspecify.annotations.NullMarked;
