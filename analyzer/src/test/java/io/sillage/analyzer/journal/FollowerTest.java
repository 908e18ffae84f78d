package io.sillage.analyzer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.TestRecording;
import io.sillage.event.ClockPair;
import io.sillage.event.Loss;
import io.sillage.event.MethodExited;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who follows a recording and falls behind. */
class FollowerTest {
    private static final long T0 = TestRecording.CLOCK.mono();
    private static final long AHEAD = 50_000_000_000L;
    private static final int MOST = 100;

    @TempDir
    Path dir;

    private final List<List<Entry>> polls = new ArrayList<>();
    private final List<Long> complete = new ArrayList<>();

    /** Times of process 3 are those of a clock that is ahead. */
    private static long onRecording(String process, long mono) {
        return process.startsWith("3-") ? mono - AHEAD : mono;
    }

    private static long time(Entry entry) {
        return onRecording(entry.origin().process(), entry.mono());
    }

    private void readAll(Follower follower) {
        do {
            polls.add(follower.poll());
            complete.add(follower.complete());
        } while (follower.complete() != Long.MAX_VALUE);
    }

    private static Follower follower(TestRecording recording) {
        Recording opened = Recording.open(recording.path());
        return new Follower(opened, opened.snapshot(), (process, pair, mono) -> onRecording(process, mono), MOST);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatPiledUpComesInPartsThatFollowEachOtherInTime(long seed) {
        Random random = new Random(seed);
        TestRecording recording = new TestRecording(dir.resolve("r"));
        recording
                .process(1, "first")
                .lane(0)
                .add(T0, new MethodExited("com.example.A.a", 0, null))
                .save();
        Follower follower = follower(recording);
        ClockPair other = new ClockPair(TestRecording.CLOCK.wall(), T0 + AHEAD);
        List<TestRecording.Lane> lanes = new ArrayList<>();
        for (int process = 2; process <= 3; process++) {
            TestRecording.Process made =
                    recording.process(process, "p" + process, "testhost", process == 3 ? other : TestRecording.CLOCK);
            for (int lane = 0; lane < 3; lane++) {
                lanes.add(made.lane(lane, 512));
            }
        }
        int events = 5_000;
        for (int i = 1; i <= events; i++) {
            // some lanes are busy, some hardly ever say a word
            int lane = random.nextInt(random.nextInt(lanes.size()) + 1);
            lanes.get(lane).add(T0 + 1000L * i + (lane >= 3 ? AHEAD : 0), new MethodExited("com.example.A.a", 0, null));
        }
        for (TestRecording.Lane lane : lanes) {
            if (random.nextBoolean()) {
                lane.seal();
            } else {
                lane.save();
            }
        }
        readAll(follower);
        assertThat(polls)
                .as("seed %d", seed)
                .hasSizeGreaterThan(20)
                .allSatisfy(poll -> assertThat(poll.size()).isLessThanOrEqualTo(2 * MOST));
        assertThat(polls.stream().mapToInt(List::size).sum()).isEqualTo(events);
        for (int i = 1; i < polls.size(); i++) {
            long before = complete.get(i - 1);
            assertThat(polls.get(i))
                    .as("seed %d, poll %d", seed, i)
                    .allSatisfy(entry -> assertThat(time(entry)).isGreaterThanOrEqualTo(before));
        }
        Map<String, Long> next = new HashMap<>();
        polls.stream().flatMap(List::stream).forEach(entry -> {
            assertThat(entry.seq()).isEqualTo(next.getOrDefault(entry.stream(), 0L));
            next.put(entry.stream(), entry.seq() + 1);
        });
    }

    @Test
    void aSegmentThatRetentionTookIsALossOnce() throws Exception {
        TestRecording recording = new TestRecording(dir.resolve("r"));
        Follower follower = follower(recording);
        TestRecording.Lane lane = recording.process(2, "shop").lane(0, 512);
        for (int i = 0; i < 2000; i++) {
            lane.add(T0 + i, new MethodExited("com.example.A.a", 0, null));
        }
        lane.seal();
        java.nio.file.Files.delete(lane.sealed(0));
        readAll(follower);
        List<Entry> all = polls.stream().flatMap(List::stream).toList();
        List<Entry> losses =
                all.stream().filter(entry -> entry.kind().equals("loss")).toList();
        assertThat(losses).hasSize(1);
        Loss loss = (Loss) losses.get(0).frame().event();
        assertThat(loss.count() + all.size() - 1).isEqualTo(2000);
    }

    @Test
    void aProcessIsReadToItsEndWhenNothingOfItIsLeftHoweverFarBehindOthersAre() {
        TestRecording recording = new TestRecording(dir.resolve("r"));
        Follower follower = follower(recording);
        TestRecording.Lane early = recording.process(1, "shop").lane(0);
        ClockPair later = new ClockPair(TestRecording.CLOCK.wallOf(T0 + 1000), T0 + 1000);
        TestRecording.Lane late =
                recording.process(2, "stock", "testhost", later).lane(0, 1 << 16);
        for (int i = 0; i < 10 * MOST; i++) {
            late.add(T0 + 1000 + i, new MethodExited("com.example.A.a", 0, null));
        }
        early.add(T0, new MethodExited("com.example.A.a", 0, null)).save();
        late.save();
        int read = follower.poll().size();
        assertThat(follower.isReadToEnd("1-5001")).isTrue();
        while (read < 10 * MOST + 1) {
            assertThat(follower.isReadToEnd("2-5002")).as("%d were read", read).isFalse();
            read += follower.poll().size();
        }
        follower.poll();
        assertThat(follower.isReadToEnd("2-5002")).isTrue();
    }

    @Test
    void aProcessIsNotReadToItsEndWhileASegmentIsHalfMade() throws Exception {
        TestRecording recording = new TestRecording(dir.resolve("r"));
        Follower follower = follower(recording);
        TestRecording.Lane lane =
                recording.process(1, "shop").lane(0).add(T0, new MethodExited("com.example.A.a", 0, null));
        Path half = lane.sealed(0);
        java.nio.file.Files.writeString(half, "SILL");
        assertThat(follower.poll()).isEmpty();
        assertThat(follower.isReadToEnd("1-5001")).isFalse();
        lane.seal();
        assertThat(follower.poll()).hasSize(1);
        assertThat(follower.isReadToEnd("1-5001")).isTrue();
    }

    @Test
    void linesThatPiledUpComeToTheLastOneHoweverLongOneIs() throws Exception {
        Path file = dir.resolve("log.ndjson");
        String line = "{\"time\":\"2026-01-01T00:00:00Z\",\"kind\":\"log\",\"body\":\"%s\"}\n";
        java.nio.file.Files.writeString(file, line.formatted("first"));
        Recording opened = Recording.open(file);
        Follower follower = new Follower(opened, opened.snapshot(), (process, pair, mono) -> mono, MOST);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            lines.append(line.formatted(i));
        }
        lines.append(line.formatted("x".repeat(5 << 20))).append(line.formatted("last"));
        java.nio.file.Files.writeString(file, lines, java.nio.file.StandardOpenOption.APPEND);
        readAll(follower);
        assertThat(polls.stream().mapToInt(List::size).sum()).isEqualTo(40_002);
    }
}
