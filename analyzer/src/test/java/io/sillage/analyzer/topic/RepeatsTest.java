package io.sillage.analyzer.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatsTest {
    private final Repeats repeats = new Repeats(3);

    @Test
    void anEventThatComesAgainIsARepeatWhateverElseItsLineSays() {
        assertThat(repeats.isRepeat(event("a", 0))).isFalse();
        assertThat(repeats.isRepeat(event("b", 0))).isFalse();
        assertThat(repeats.isRepeat(event("a", 1))).isFalse();
        assertThat(repeats.isRepeat(
                        "{\"mono\":1,\"seq\":0,\"x\":{\"seq\":7,\"stream\":\"c\"},\"kind\":\"log\",\"stream\":\"a\"}"))
                .isTrue();
        assertThat(repeats.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mono\":1,\"kind\":\"log\",\"stream\":\"a\"}",
                "{\"mono\":1,\"kind\":\"log\",\"seq\":1}",
                "{\"mono\":1,\"kind\":\"log\",\"stream\":\"a\",\"seq\":\"1\"}",
                "{\"mono\":1,\"kind\":\"log\",\"stream\":\"a\",\"seq\":1.5}",
                "{\"mono\":1,\"kind\":\"log\",\"stream\":\"a\",\"seq\":99999999999999999999}",
                "{\"mono\":1,\"kind\":\"log\",\"stream\":[\"a\"],\"seq\":1}",
                "{\"mono\":1,\"stream\":\"a\",\"seq\":1}",
                "{\"kind\":\"log\",\"stream\":\"a\",\"seq\":1}",
                "[{\"mono\":1,\"kind\":\"log\",\"stream\":\"a\",\"seq\":1}]",
                "{\"mono\":1,\"kind\":\"log\",\"stream\":\"a\",\"seq\":1",
                "no JSON",
                ""
            })
    void whatHasNoNameIsNone(String line) {
        assertThat(repeats.isRepeat(line)).isFalse();
        assertThat(repeats.isRepeat(line)).isFalse();
    }

    @Test
    void anotherEventOfTheSameNameIsToldFromOneThatCameAgain() {
        for (int i = 0; i < 1_000; i++) {
            repeats.isRepeat(event("a", i));
        }
        assertThat(repeats.isRepeat(event("a", 990))).isTrue();
        assertThat(repeats.others()).isZero();
        assertThat(repeats.isRepeat(event("a", 991).replace("2026", "2027"))).isTrue();
        assertThat(repeats.others()).isEqualTo(1);
        assertThat(repeats.count()).isEqualTo(2);
    }

    @Test
    void aLossIsNamedByItsLineAsSeveralMayBeginAtOneNumber() {
        String one =
                "{\"mono\":1,\"kind\":\"loss\",\"stream\":\"a\",\"seq\":5,\"from_seq\":5,\"count\":1,\"reason\":\"x\"}";
        String other = one.replace("\"x\"", "\"y\"");
        assertThat(repeats.isRepeat(one)).isFalse();
        assertThat(repeats.isRepeat(other)).isFalse();
        assertThat(repeats.isRepeat(event("a", 5))).isFalse();
        assertThat(repeats.isRepeat(other)).isTrue();
    }

    @Test
    void numbersMayComeInAnyOrder() {
        Random random = new Random(11);
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, 600).boxed().toList());
        for (int at = 0; at < numbers.size(); at += 200) {
            Collections.shuffle(numbers.subList(at, at + 200), random);
        }
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < numbers.size(); i++) {
            int number = numbers.get(i);
            assertThat(repeats.isRepeat(event("a", number))).isEqualTo(!seen.add(number));
            int again = numbers.get(random.nextInt(i + 1));
            assertThat(repeats.isRepeat(event("a", again)))
                    .as("%d again", again)
                    .isTrue();
        }
    }

    @Test
    void ofMoreGapsThanThatTheLowestAreTakenForSeen() {
        for (int i = 0; i <= SeenNumbers.MAX_RANGES + 1; i++) {
            assertThat(repeats.isRepeat(event("a", 2 * i))).isFalse();
        }
        assertThat(repeats.isRepeat(event("a", 1))).isTrue();
        assertThat(repeats.isRepeat(event("a", 3))).isTrue();
        assertThat(repeats.isRepeat(event("a", 5))).isFalse();
        assertThat(repeats.isRepeat(event("a", 4))).isTrue();
    }

    @Test
    void theStreamThatWasQuietForLongestIsForgotten() {
        for (String stream : List.of("a", "b", "a", "c", "d")) {
            repeats.isRepeat(event(stream, 0));
        }
        assertThat(repeats.isRepeat(event("a", 0))).isTrue();
        assertThat(repeats.isRepeat(event("b", 0))).isFalse();
    }

    @Test
    void whoReadsWhatWasWrittenKnowsTheSame() {
        Random random = new Random(3);
        Map<String, byte[]> store = new HashMap<>();
        Repeats follower = new Repeats(3);
        for (int i = 0; i < 5_000; i++) {
            String line = event("s" + random.nextInt(4), i / 8 + random.nextInt(400));
            assertThat(follower.isRepeat(line)).as("%d", i).isEqualTo(repeats.isRepeat(line));
            follower.writeChanges((stream, known) -> {
                if (known == null) {
                    store.remove(stream);
                } else {
                    store.put(stream, known);
                }
            });
            if (random.nextInt(10) == 0) {
                follower = new Repeats(3);
                follower.read(store);
            }
        }
        assertThat(store).hasSize(3);
        assertThat(repeats.count()).isPositive();
    }

    private static String event(String stream, int seq) {
        return "{\"kind\":\"log\",\"time\":\"2026-01-01T00:00:00Z\",\"stream\":\"" + stream + "\",\"seq\":" + seq + "}";
    }
}
