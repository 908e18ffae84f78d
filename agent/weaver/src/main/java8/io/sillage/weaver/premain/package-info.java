/**
 * Receives the JVM's call before {@code main} and the agent's options. Hands on to the weaver, or the reason why the
 * agent stands down. Knows nothing of Java later than 8, nor of what the weaver does.
 */
package io.sillage.weaver.premain;
