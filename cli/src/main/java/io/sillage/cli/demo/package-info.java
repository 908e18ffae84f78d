/**
 * Receives the target apps' jars and a recording that is being collected. Hands on nothing: the apps run, talk and end.
 * Knows nothing of what is shown afterwards.
 */
@NullMarked
package io.sillage.cli.demo;

import org.jspecify.annotations.NullMarked;
