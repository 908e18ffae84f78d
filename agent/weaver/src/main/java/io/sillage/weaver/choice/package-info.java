/**
 * Receives the launch, the option {@code methods} and the names of classes as they load. Hands on whether a class and
 * its methods are recorded. Knows nothing of bytecode, of loaders or of the recorder.
 */
@NullMarked
package io.sillage.weaver.choice;

import org.jspecify.annotations.NullMarked;
