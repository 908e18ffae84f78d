/**
 * An independent count of the TCP connections and bytes of a program.
 *
 * <p>Receives what strace wrote about its system calls. Hands on one record a connection. Knows nothing of Sillage, nor
 * of Java.
 */
@NullMarked
package io.sillage.harness.strace;

import org.jspecify.annotations.NullMarked;
