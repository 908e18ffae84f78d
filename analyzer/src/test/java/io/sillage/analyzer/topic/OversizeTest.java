package io.sillage.analyzer.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OversizeTest {
    private static final String PLACE =
            "\"time\":\"2026-11-25T12:00:00.000000000Z\",\"mono\":5,\"source\":\"shop\",\"stream\":\"1-2/3\",\"seq\":9";

    @Test
    void longTextsAreCutAndTheEventSaysSo() {
        String cut = Oversize.cut(
                "{\"kind\":\"log\"," + PLACE + ",\"severity\":\"ERROR\",\"body\":\"" + "a".repeat(3 << 20) + "\"}");
        assertThat(cut)
                .hasSizeLessThan(70_000)
                .contains("\"severity\":\"ERROR\"", "\"seq\":9", "aaaa\"", "\"truncated\":true");
    }

    @Test
    void aCharacterIsNotCutInTwo() {
        String cut =
                Oversize.cut("{\"kind\":\"log\"," + PLACE + ",\"body\":\"x" + "\uD83D\uDE00".repeat(1 << 20) + "\"}");
        assertThat(Character.isHighSurrogate(cut.charAt(cut.indexOf("\",\"truncated\"") - 1)))
                .isFalse();
    }

    @Test
    void whatCuttingDoesNotHelpIsALoss() {
        String many = "\"abcdefgh\",".repeat(300_000);
        String cut = Oversize.cut("{\"kind\":\"jfr.sample\"," + PLACE + ",\"stack\":[" + many + "\"z\"]}");
        assertThat(cut)
                .startsWith(
                        "{\"time\":\"2026-11-25T12:00:00.000000000Z\",\"mono\":5,\"source\":\"shop\",\"kind\":\"loss\"")
                .contains("\"from_seq\":9,\"count\":1,\"reason\":\"too large for a topic: ");
    }
}
