package io.sillage.analyzer.proof;

import org.jspecify.annotations.Nullable;

/**
 * One event of a log in the making.
 *
 * @param input its class; null for an event that lets time pass and is none of the slice's
 * @param notBefore the earliest time that it may have, in nanoseconds after an earlier event
 * @param after the number of that earlier event, from 0; -1 for no such event
 * @param tick whether it comes after a time at which interim records are due
 */
record Happening(Shared.@Nullable Input input, int after, long notBefore, boolean tick) {}
