package io.sillage.analyzer.flow;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is to be looked at when the capture's time has come that far. Timers are not taken back but outdated. */
final class Timers {
    /** What a timer is for. */
    enum Kind {
        /** A SYN should have been answered. */
        ATTEMPT,
        /** A closed connection may have come to its end. */
        CLOSING,
        /** A closed connection is forgotten. */
        FORGET,
        /** No packet for too long. */
        SILENCE
    }

    /** @param generation the timer is outdated when its flow has moved on from that */
    record Timer(long atNanos, Kind kind, Flow flow, int generation) {}

    private final PriorityQueue<Timer> queue = new PriorityQueue<>(Comparator.comparingLong(Timer::atNanos));
    private long nextNanos = Long.MAX_VALUE;

    void add(long atNanos, Kind kind, Flow flow, int generation) {
        queue.add(new Timer(atNanos, kind, flow, generation));
        nextNanos = Math.min(nextNanos, atNanos);
    }

    /** The next timer that is due, null when there is none; it is taken out. */
    @Nullable
    Timer due(long now) {
        while (nextNanos <= now) {
            Timer timer = queue.poll();
            Timer next = queue.peek();
            nextNanos = next == null ? Long.MAX_VALUE : next.atNanos();
            if (timer != null && !timer.flow().removed()) {
                return timer;
            }
        }
        return null;
    }

    /** The timer that would be due first, whenever that is. */
    @Nullable
    Timer first() {
        return due(Long.MAX_VALUE - 1);
    }
}
