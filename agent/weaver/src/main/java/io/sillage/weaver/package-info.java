/**
 * Receives classes as they load. Hands on classes that call the recorder. Knows nothing of files and
 * formats.
 */
@NullMarked
package io.sillage.weaver;

import org.jspecify.annotations.NullMarked;
