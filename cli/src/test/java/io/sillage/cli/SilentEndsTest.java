package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SilentEndsTest {
    private static final long SECOND = 1_000_000_000L;

    private final Set<String> ended = new HashSet<>();
    private final Set<String> shown = new HashSet<>();
    private final SilentEnds ends = new SilentEnds(() -> ended, shown::contains);

    @Test
    void aProcessIsDueWhenAllOfItIsShownHoweverLongThatTakes() {
        assertThat(ends.due(0)).isEmpty();
        ended.add("1-1");
        assertThat(ends.due(SECOND)).isEmpty();
        assertThat(ends.due(99 * SECOND)).isEmpty();
        shown.add("1-1");
        assertThat(ends.due(99 * SECOND)).containsExactly("1-1");
    }

    @Test
    void whatWasShownBeforeItWasFoundToHaveEndedMayNotBeAll() {
        ended.add("1-1");
        shown.add("1-1");
        assertThat(ends.due(0)).isEmpty();
        assertThat(ends.due(0)).containsExactly("1-1");
    }

    @Test
    void eachIsDueOnce() {
        ended.add("1-1");
        shown.add("1-1");
        assertThat(ends.due(0)).isEmpty();
        assertThat(ends.due(SECOND)).containsExactly("1-1");
        assertThat(ends.due(9 * SECOND)).isEmpty();
        assertThat(ends.due(99 * SECOND)).isEmpty();
    }
}
