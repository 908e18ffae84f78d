/** The connection lifecycle on other engines, each as its own users would write it, on the same events. */
@NullMarked
package io.sillage.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
