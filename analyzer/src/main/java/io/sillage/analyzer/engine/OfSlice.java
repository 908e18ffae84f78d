package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;

/** What a record can say of its slice; of the one that a record is being made of. */
final class OfSlice {
    long startWall;
    long endWall;
    long durationNanos;
    long events;
    Ended ended = Ended.OPEN;

    Value of(String name) {
        return switch (name) {
            case "slice.start" -> (row, registers, file, result) -> result.set(Row.TIME, startWall, null);
            case "slice.end" -> (row, registers, file, result) -> result.set(Row.TIME, endWall, null);
            case "slice.duration_ns" -> (row, registers, file, result) -> result.integer(durationNanos);
            case "slice.events" -> (row, registers, file, result) -> result.integer(events);
            default -> (row, registers, file, result) -> result.text(ended.word());
        };
    }
}
