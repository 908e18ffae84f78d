package io.sillage.analyzer.view;

import java.util.Comparator;

/** In which order connections are shown; all but {@link #START} the largest first. */
public enum ConnectionOrder {
    START(Comparator.comparingLong(ConnectionRecord::startMono)),
    DURATION(Comparator.comparingLong(ConnectionRecord::durationNanos).reversed()),
    /** Of both directions together. */
    BYTES(Comparator.comparingLong((ConnectionRecord record) -> record.origBytes() + record.respBytes())
            .reversed()),
    /** The 99th percentile of its turns. */
    LATENCY(Comparator.comparingLong(ConnectionOrder::p99).reversed());

    private final Comparator<ConnectionRecord> comparator;

    ConnectionOrder(Comparator<ConnectionRecord> comparator) {
        // the sort is stable, so equals stay in the order of their start
        this.comparator = comparator;
    }

    Comparator<ConnectionRecord> comparator() {
        return comparator;
    }

    private static long p99(ConnectionRecord record) {
        return record.turns() == null ? -1 : record.turns().p99Nanos();
    }
}
