/** A cluster of Kafka brokers in one JVM, for tests and benchmarks. */
@NullMarked
package io.sillage.apps.cluster;

import org.jspecify.annotations.NullMarked;
