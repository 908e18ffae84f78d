package io.sillage.analyzer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimersTest {
    private static final long SECOND = 1_000_000_000L;

    private final Timers timers = new Timers();
    private long begun;

    private Flow flow(long nanos) {
        return new OtherFlow(new FlowKey(), true, nanos, timers, new FlowEvents() {}, ++begun);
    }

    private void end(Flow flow) {
        flow.remove();
        timers.removed(flow);
    }

    @Test
    void timersGoWithTheirFlow() {
        Flow lasting = flow(0);
        for (int i = 0; i < 100_000; i++) {
            end(flow(i));
        }
        assertThat(timers.count()).isLessThanOrEqualTo(2);
        Timers.Timer due = timers.due(60 * SECOND);
        assertThat(due).isNotNull();
        assertThat(due.flow()).isSameAs(lasting);
        assertThat(timers.due(1000 * SECOND)).isNull();
    }

    @Test
    void timersOfFlowsThatAreOverAreNeverDue() {
        Flow first = flow(0);
        Flow second = flow(1);
        Flow third = flow(2);
        end(first);
        end(second);
        Timers.Timer due = timers.due(1000 * SECOND);
        assertThat(due).isNotNull();
        assertThat(due.flow()).isSameAs(third);
        assertThat(timers.due(1000 * SECOND)).isNull();
        assertThat(timers.count()).isZero();
    }
}
