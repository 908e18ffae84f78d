package io.sillage.collector;

import io.sillage.collector.intake.Intake;
import io.sillage.collector.journal.Retention;
import io.sillage.collector.lane.Lane;
import io.sillage.event.AgentStatus;
import io.sillage.event.ClockPair;
import io.sillage.event.ClockRead;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The collector's duty cycle: each round intake, retention and the clock get their turn. The time is passed in. One
 * thread, except for {@link #report}.
 */
final class Rounds {
    private static final long CLOCK_NANOS = 10_000_000_000L;
    private static final long STATUS_NANOS = 60_000_000_000L;
    private static final long RETENTION_NANOS = 1_000_000_000L;

    private final Intake intake;
    private final Retention retention;
    private final Lane lane;
    private final Supplier<ClockPair> clock;
    private final Probes probes;
    private long clockAt;
    private long statusAt;
    private long retentionAt;
    private String state = "running";
    private @Nullable String said;
    private String retentionTrouble = "";
    private volatile CollectorReport report;

    Rounds(Intake intake, Retention retention, Lane lane, Probes probes, Supplier<ClockPair> clock, long now) {
        this.intake = intake;
        this.retention = retention;
        this.lane = lane;
        this.probes = probes;
        this.clock = clock;
        this.clockAt = now;
        this.statusAt = now + STATUS_NANOS;
        this.retentionAt = now;
        this.report = takeStock();
    }

    /** @return how much was done; 0 when there was nothing to do */
    int doWork(long now, boolean closing) {
        int work = intake.doWork(now, closing);
        if (work > 0 || now - retentionAt >= 0) {
            retentionAt = now + RETENTION_NANOS;
            work += retain();
        }
        if (now - clockAt >= 0) {
            clockAt = now + CLOCK_NANOS;
            ClockPair pair = clock.get();
            lane.write(new ClockRead(pair), pair.mono());
        }
        report = takeStock();
        sayWhatChanged(now);
        return work;
    }

    /** How many processes were alive when they were last asked, this one among them. */
    int livingWriters() {
        return intake.livingWriters();
    }

    CollectorReport report() {
        return report;
    }

    void say(String what, @Nullable String reason) {
        lane.write(
                new AgentStatus(what, reason, Map.of(), report.counts()),
                clock.get().mono());
    }

    private int retain() {
        try {
            int deleted = retention.doWork(intake.rawBytes());
            retentionTrouble = "";
            return deleted;
        } catch (IOException e) {
            retentionTrouble = "retention: " + e.getMessage();
            return 0;
        }
    }

    private void sayWhatChanged(long now) {
        String reason = whatIsWrong();
        boolean changed = reason == null ? said != null : !reason.equals(said);
        if (changed || now - statusAt >= 0) {
            statusAt = now + STATUS_NANOS;
            said = reason;
            state = reason == null ? "running" : "degraded";
            say(state, reason);
        }
    }

    /** In words that stay the same as long as the matter does. */
    private @Nullable String whatIsWrong() {
        if (report.belowFloor()) {
            return "less is free than the floor of " + retention.bounds().floorBytes()
                    + " bytes, so the collector's own probes write nothing more; free space, or lower the floor";
        }
        if (!report.trouble().isEmpty()) {
            return report.trouble();
        }
        if (!report.damaged().isEmpty()) {
            String first = report.damaged().keySet().iterator().next();
            return report.damaged().size() + " damaged segments are kept as they are, such as " + first + ": "
                    + report.damaged().get(first);
        }
        return report.segmentsDeleted() == 0 ? null : "retention deletes the oldest segments to stay within its bounds";
    }

    private CollectorReport takeStock() {
        var tally = intake.tally();
        return new CollectorReport(
                tally.adopted(),
                tally.sealed(),
                tally.neverUsed(),
                tally.rawBytes(),
                tally.sealedBytes(),
                tally.events(),
                tally.lost(),
                intake.rawBytes(),
                intake.livingWriters(),
                tally.damaged(),
                retention.deletedSegments(),
                retention.deletedBytes(),
                retention.deletedEvents(),
                retention.belowFloor(),
                retentionTrouble.isEmpty() ? tally.trouble() : retentionTrouble,
                probes.statuses());
    }
}
