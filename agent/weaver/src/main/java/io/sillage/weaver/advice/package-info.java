/**
 * Receives the bytes of a class file and what to do to its methods. Hands on new bytes of the same schema: no field, no
 * method, no constant that another class could see is added. Knows nothing of loaders, of options or of what the
 * recorder does when it is called.
 */
@NullMarked
package io.sillage.weaver.advice;

import org.jspecify.annotations.NullMarked;
