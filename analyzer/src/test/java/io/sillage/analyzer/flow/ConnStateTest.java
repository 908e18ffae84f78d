package io.sillage.analyzer.flow;

import static io.sillage.analyzer.flow.TcpState.INACTIVE;
import static io.sillage.analyzer.flow.TcpState.RESET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole decision, as Zeek documents it: every pair of states has an answer. */
class ConnStateTest {
    @ParameterizedTest
    @CsvSource({
        "SYN_SENT, INACTIVE, S0", "ESTABLISHED, ESTABLISHED, S1", "CLOSED, CLOSED, SF", "SYN_SENT, RESET, REJ",
        "SYN_ACK_SENT, RESET, REJ", "CLOSED, ESTABLISHED, S2", "ESTABLISHED, CLOSED, S3", "RESET, ESTABLISHED, RSTO",
        "RESET, CLOSED, RSTO", "ESTABLISHED, RESET, RSTR", "CLOSED, RESET, RSTR", "INACTIVE, RESET, RSTRH",
        "PARTIAL, RESET, RSTRH", "CLOSED, INACTIVE, SH", "CLOSED, PARTIAL, SH", "INACTIVE, CLOSED, SHR",
        "PARTIAL, CLOSED, SHR", "PARTIAL, PARTIAL, OTH", "INACTIVE, ESTABLISHED, OTH", "SYN_ACK_SENT, INACTIVE, OTH"
    })
    void decides(TcpState orig, TcpState resp, String state) {
        assertThat(ConnState.of(orig, resp, true, "")).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"SR, RSTOS0", "^SR, RSTOS0", "STR, RSTOS0", "SAR, OTH", "R, OTH", "SDFR, OTH"})
    void resetBeforeAnAnswerNeedsTheRightHistory(String history, String state) {
        assertThat(ConnState.of(RESET, INACTIVE, false, history)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"false, REJ", "true, RSTR"})
    void bothResetIsARefusalOnlyWithoutData(boolean moved, String state) {
        assertThat(ConnState.of(RESET, RESET, moved, "")).isEqualTo(state);
    }
}
