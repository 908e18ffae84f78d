package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColourChoiceTest {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

    @Test
    void coloursOnATerminalOnly() {
        assertThat(ColourChoice.AUTO.colours(XTERM, true)).isTrue();
        assertThat(ColourChoice.AUTO.colours(XTERM, false)).isFalse();
        assertThat(ColourChoice.AUTO.colours(Map.of("TERM", "dumb"), true)).isFalse();
        assertThat(ColourChoice.AUTO.colours(Map.of(), true)).isFalse();
    }

    @Test
    void obeysNoColor() {
        assertThat(ColourChoice.AUTO.colours(Map.of("TERM", "xterm", "NO_COLOR", "1"), true))
                .isFalse();
        assertThat(ColourChoice.AUTO.colours(Map.of("TERM", "xterm", "NO_COLOR", ""), true))
                .isTrue();
    }

    @Test
    void obeysForce() {
        assertThat(ColourChoice.AUTO.colours(Map.of("CLICOLOR_FORCE", "1"), false))
                .isTrue();
        assertThat(ColourChoice.AUTO.colours(Map.of("CLICOLOR_FORCE", "0"), false))
                .isFalse();
        assertThat(ColourChoice.AUTO.colours(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), false))
                .isFalse();
    }

    @Test
    void letsTheOptionWin() {
        assertThat(ColourChoice.ALWAYS.colours(Map.of("NO_COLOR", "1"), false)).isTrue();
        assertThat(ColourChoice.NEVER.colours(Map.of("CLICOLOR_FORCE", "1"), true))
                .isFalse();
    }
}
