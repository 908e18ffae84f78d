/**
 * Receives a host. Hands on findings: what works here, what does not, and the command that mends it. Knows nothing of
 * recordings.
 */
@NullMarked
package io.sillage.cli.doctor;

import org.jspecify.annotations.NullMarked;
