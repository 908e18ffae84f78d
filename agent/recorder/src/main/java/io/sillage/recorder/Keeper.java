package io.sillage.recorder;

import io.sillage.event.AgentStatus;
import io.sillage.event.ClockPair;
import io.sillage.event.ClockRead;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * The agent's helper thread, a duty cycle: makes segments ahead, takes the lanes of ended threads back, reads the clocks,
 * and says when something is lost or mended. Woken when a segment was taken, else every 20 milliseconds.
 */
final class Keeper implements Runnable {
    private static final long IDLE_NANOS = 20_000_000L;
    private static final long CLOCK_NANOS = 10_000_000_000L;
    private static final long REPORT_NANOS = 1_000_000_000L;

    private final Runnable chores;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile Thread thread = Thread.currentThread();
    private long nextClockNanos;
    private long nextReportNanos;
    private long reportedLost;
    private String reportedTrouble = "";

    /** @param chores what else is to be done in each cycle, such as flushing unterminated lines */
    Keeper(Runnable chores) {
        this.chores = chores;
    }

    void start() {
        Thread keeper = new Thread(null, this, "sillage-keeper", 0, false);
        keeper.setDaemon(true);
        thread = keeper;
        keeper.start();
    }

    /** From any thread; costs a read when it is awake already. */
    void wake() {
        if (!woken.getPlain() && woken.compareAndSet(false, true)) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void run() {
        Recorder.muteCurrentThread();
        nextClockNanos = System.nanoTime() + CLOCK_NANOS;
        nextReportNanos = System.nanoTime();
        while (true) {
            woken.set(false);
            try {
                cycle(System.nanoTime());
            } catch (Throwable e) {
                // Whatever it was, the next cycle may do better; the application must not see it.
                LockSupport.parkNanos(this, IDLE_NANOS);
            }
            if (!woken.get()) {
                LockSupport.parkNanos(this, IDLE_NANOS);
            }
        }
    }

    private void cycle(long now) {
        while (Recorder.pool().refill()) {
            // One of each size a round, until all are there.
        }
        Recorder.pool().release();
        Recorder.lanes().reclaim();
        chores.run();
        Recorder.sayLosses();
        if (now - nextClockNanos >= 0) {
            nextClockNanos = now + CLOCK_NANOS;
            ClockPair pair = ClockPair.now();
            Recorder.recordControl(new ClockRead(pair), pair.mono());
        }
        if (now - nextReportNanos >= 0) {
            nextReportNanos = now + REPORT_NANOS;
            report();
        }
    }

    private void report() {
        long lost = Recorder.lanes().lost();
        String trouble = Recorder.pool().trouble();
        String said = trouble == null ? "" : trouble;
        if (lost == reportedLost && said.equals(reportedTrouble)) {
            return;
        }
        reportedLost = lost;
        reportedTrouble = said;
        String state = trouble == null ? "running" : "degraded";
        Recorder.recordControl(
                new AgentStatus(state, trouble, Map.of(), Map.of("events.lost", lost)), System.nanoTime());
    }
}
