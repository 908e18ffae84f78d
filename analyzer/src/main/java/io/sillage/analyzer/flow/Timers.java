package io.sillage.analyzer.flow;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What is to be looked at when the capture's time has come that far. A timer is not taken back when its flow moves on, but
 * outdated; those of flows that are over are thrown out as soon as they are the larger part, so that a scan leaves nothing
 * behind. Throwing one out costs as much as adding it.
 */
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
    /** How many are of flows that are over. */
    private int idle;

    void add(long atNanos, Kind kind, Flow flow, int generation) {
        queue.add(new Timer(atNanos, kind, flow, generation));
        flow.timerAdded();
        nextNanos = Math.min(nextNanos, atNanos);
    }

    /** The next timer that is due, null when there is none; it is taken out. */
    @Nullable
    Timer due(long now) {
        while (nextNanos <= now) {
            Timer timer = queue.poll();
            seekNext();
            if (timer == null) {
                return null;
            }
            timer.flow().timerGone();
            if (!timer.flow().removed()) {
                return timer;
            }
            idle--;
        }
        return null;
    }

    /** That flow is over: its timers mean nothing any more. */
    void removed(Flow flow) {
        idle += flow.timers();
        if (idle > queue.size() / 2) {
            queue.removeIf(timer -> timer.flow().removed());
            idle = 0;
            seekNext();
        }
    }

    private void seekNext() {
        Timer next = queue.peek();
        nextNanos = next == null ? Long.MAX_VALUE : next.atNanos();
    }

    int count() {
        return queue.size();
    }
}
