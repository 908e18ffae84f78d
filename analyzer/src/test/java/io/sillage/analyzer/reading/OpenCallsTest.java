package io.sillage.analyzer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.reading.OpenCalls.Entered;
import io.sillage.analyzer.reading.OpenCalls.Open;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenCallsTest {
    private static final Consumer<Open> NOBODY = call -> {};

    private final OpenCalls calls = new OpenCalls(CallPath.root());
    private final List<String> cutOff = new ArrayList<>();

    @Test
    void anExitEndsTheCallThatItsDurationNames() {
        enter("1/0", "a", 10);
        enter("1/0", "b", 20);
        enter("1/0", "b", 30);
        assertThat(calls.methods()).containsExactly("b", "b", "a");
        assertThat(exit("b", 20)).isTrue();
        assertThat(cutOff).containsExactly("b 30");
        assertThat(calls.methods()).containsExactly("a");
    }

    @Test
    void afterALossOfItsLaneNobodyKnowsWhatRunsUntilAnExitProvesIt() {
        enter("1/0", "a", 10);
        assertThat(calls.lose("1/1", NOBODY)).isFalse();
        assertThat(calls.methods()).containsExactly("a");
        enter("1/1", "b", 20);
        assertThat(calls.lose("1/1", NOBODY)).isTrue();
        assertThat(calls.methods()).isNull();
        enter("1/0", "c", 30);
        assertThat(calls.methods()).containsExactly("c");
        assertThat(exit("b", 20)).isTrue();
        assertThat(cutOff).containsExactly("c 30");
        assertThat(calls.methods()).containsExactly("a");
    }

    @Test
    void afterALossNobodyKnowsWhatRunsWhereNothingWasKnownToRun() {
        enter("1/0", "a", 10);
        exit("a", 10);
        assertThat(calls.methods()).isEmpty();
        assertThat(calls.lose("1/0", NOBODY)).isTrue();
        assertThat(calls.methods()).isNull();
        assertThat(calls.lose("1/0", NOBODY)).as("again").isFalse();
        enter("1/0", "b", 30);
        assertThat(calls.methods()).containsExactly("b");
        exit("b", 30);
        assertThat(calls.methods()).isNull();
    }

    @Test
    void anExitOfACallThatWasNotSeenEndsThoseThatBeganIn() {
        enter("1/0", "a", 10);
        enter("1/0", "b", 20);
        assertThat(exit("x", 15)).isFalse();
        assertThat(calls.methods()).containsExactly("a");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoTakesOverGoesOnAsItWouldHave(long seed) {
        Random random = new Random(seed);
        OpenCalls taken = calls;
        for (int mono = 0; mono < 2_000; mono++) {
            String method = "m" + random.nextInt(4);
            int what = random.nextInt(20);
            String stream = "1/" + random.nextInt(2);
            if (what == 0) {
                assertThat(taken.lose(stream, NOBODY)).as("seed %d", seed).isEqualTo(calls.lose(stream, NOBODY));
            } else if (what < 10) {
                calls.enter(stream, method, mono, NOBODY);
                taken.enter(stream, method, mono, NOBODY);
            } else {
                int entered = mono - random.nextInt(8);
                calls.exit(stream, method, entered, NOBODY);
                taken.exit(stream, method, entered, NOBODY);
            }
            assertThat(taken.methods()).as("seed %d", seed).isEqualTo(calls.methods());
            if (random.nextInt(5) == 0) {
                taken = OpenCalls.restored(
                        CallPath.root(),
                        taken.stream(),
                        kept(taken.open()),
                        taken.doubts().stream().map(OpenCallsTest::kept).toList());
            }
        }
    }

    private void enter(String stream, String method, long mono) {
        calls.enter(stream, method, mono, NOBODY);
    }

    private boolean exit(String method, long entered) {
        return calls.exit("1/0", method, entered, lost -> cutOff.add(lost.method() + " " + lost.entered())) != null;
    }

    private static List<Entered> kept(List<Open> calls) {
        return calls.stream()
                .map(call -> new Entered(call.method(), call.entered()))
                .toList();
    }
}
