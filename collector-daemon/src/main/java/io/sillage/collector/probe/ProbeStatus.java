package io.sillage.collector.probe;

/**
 * How a probe is.
 *
 * @param source its events' source
 * @param state {@code running}, {@code stood-down} (it can't run here), {@code degraded} (it is begun again) or
 *     {@code stopped}
 * @param reason why, empty while all is well
 * @param events how many it gave
 * @param restarts how often its tool had to be begun again
 */
public record ProbeStatus(String source, String state, String reason, long events, long restarts) {}
