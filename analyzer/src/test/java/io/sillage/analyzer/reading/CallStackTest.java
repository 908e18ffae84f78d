package io.sillage.analyzer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.Event;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallStackTest {
    private static final long T0 = TestRecording.CLOCK.mono() + 1000;

    @TempDir
    Path directory;

    private TestRecording recording;
    private TestRecording.Lane lane;

    @BeforeEach
    void begin() {
        recording = new TestRecording(directory);
        lane = recording.process(1, "shop").lane(3, 1 << 16).thread(1, "main");
    }

    private void enter(String method, long at) {
        lane.add(T0 + at, new MethodEntered(method));
    }

    private void exit(String method, long entered, long at) {
        lane.add(T0 + at, new MethodExited(method, at - entered, null));
    }

    private List<Call> calls() {
        lane.save();
        List<Call> calls = new ArrayList<>();
        Runner<ThreadKey, Call> runner = new Runner<>(new CallNesting(), Integer.MAX_VALUE, calls::add);
        Timeline timeline = Timeline.of(Recording.open(recording.path()), Selection.ALL);
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            runner.step(entry);
        }
        runner.end();
        return calls;
    }

    private Map<String, Long> own() {
        Map<String, Long> own = new HashMap<>();
        calls().forEach(call -> own.merge(call.path().method(), call.ownNanos(), Long::sum));
        return own;
    }

    @Test
    void aCallThatOutlivesALossOwnsNothingOfItsCalleesAfterIt() {
        enter("outer", 0);
        lane.lose(5);
        for (int i = 0; i < 5000; i++) {
            enter("inner", 10 + 10 * i);
            exit("inner", 10 + 10 * i, 18 + 10 * i);
        }
        exit("outer", 0, 50_010);
        assertThat(own()).containsEntry("inner", 40_000L).containsEntry("outer", 10_010L);
    }

    @Test
    void theCalleesOfACallWhoseExitIsLostAreNotItsCallersOwn() {
        enter("outer", 0);
        enter("lost", 10);
        enter("inner", 20);
        exit("inner", 20, 80);
        exit("outer", 0, 100);
        assertThat(own()).containsEntry("inner", 60L).containsEntry("lost", 0L).containsEntry("outer", 40L);
    }

    @Test
    void aCallIsProvenAfterSeveralLosses() {
        enter("outer", 0);
        lane.lose(1);
        enter("middle", 10);
        lane.lose(1);
        enter("inner", 20);
        exit("inner", 20, 30);
        exit("middle", 10, 60);
        exit("outer", 0, 100);
        assertThat(own())
                .containsEntry("inner", 10L)
                .containsEntry("middle", 40L)
                .containsEntry("outer", 50L);
        assertThat(calls()).extracting(Call::evidence).containsOnly(Call.Evidence.WHOLE);
    }

    /** However much is lost, all calls together have no more own time than the thread. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noTimeIsTwoCallsOwn(long seed) {
        Random random = new Random(seed);
        long[] now = {0};
        boolean[] losing = {false};
        for (int i = 0; i < 60; i++) {
            call(random, 0, now, losing);
        }
        long own = calls().stream().mapToLong(Call::ownNanos).sum();
        assertThat(own).as("seed %d", seed).isLessThanOrEqualTo(now[0]).isPositive();
    }

    private void call(Random random, int depth, long[] now, boolean[] losing) {
        String method = "m" + random.nextInt(6);
        long entered = now[0] += 1 + random.nextInt(5);
        tell(random, entered, new MethodEntered(method), losing);
        int callees = depth > 6 ? 0 : random.nextInt(4);
        for (int i = 0; i < callees; i++) {
            call(random, depth + 1, now, losing);
        }
        now[0] += 1 + random.nextInt(20);
        tell(random, now[0], new MethodExited(method, now[0] - entered, null), losing);
    }

    /** Losses come in runs, as when no segment is free. */
    private void tell(Random random, long at, Event event, boolean[] losing) {
        losing[0] = random.nextInt(20) == 0 ? !losing[0] : losing[0];
        if (losing[0]) {
            lane.lose(1);
        } else {
            lane.add(T0 + at, event);
        }
    }
}
