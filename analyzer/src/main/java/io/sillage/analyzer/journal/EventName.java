package io.sillage.analyzer.journal;

/**
 * What names an event, by the contract: its stream, and its number there.
 *
 * <p>A loss stands for events that are not there. Several may begin at the same number, so it is named by its whole line.
 */
public record EventName(String stream, long seq) {}
