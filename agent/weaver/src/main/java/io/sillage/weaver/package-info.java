/**
 * Receives the agent's options and every class that loads. Hands on classes that call the recorder, and what the agent
 * has to say of itself. Knows nothing of segments and formats, nor of who reads them.
 */
@NullMarked
package io.sillage.weaver;

import org.jspecify.annotations.NullMarked;
