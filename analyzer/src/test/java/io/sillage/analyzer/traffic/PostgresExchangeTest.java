package io.sillage.analyzer.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Worked out by hand from postgresql.org/docs/current/protocol-flow.html. */
class PostgresExchangeTest {
    private final PostgresExchange exchange = new PostgresExchange();

    private void ask(String types, long endNanos) {
        types.chars().forEach(type -> exchange.asked((char) type, endNanos));
    }

    /** The last one's. */
    private Long answer(String types, long beginNanos) {
        Long waited = null;
        for (char type : types.toCharArray()) {
            waited = exchange.answered(type, beginNanos);
        }
        return waited;
    }

    @Test
    void aQueryIsAnsweredByItsFirstByte() {
        ask("Q", 100);
        assertThat(answer("T", 107)).isNull();
        answer("DD", 108);
        assertThat(answer("C", 110)).isEqualTo(7);
        assertThat(answer("Z", 110)).isNull();
        assertThat(exchange.waiting()).isZero();
    }

    @Test
    void eachStatementOfAQueryIsAnswered() {
        ask("Q", 100);
        assertThat(answer("C", 105)).isEqualTo(5);
        answer("T", 120);
        assertThat(answer("DC", 130)).isEqualTo(20);
        assertThat(answer("I", 131)).isEqualTo(31);
        answer("Z", 132);
    }

    @Test
    void batchesInAPipelineKeepTheirOwnTimes() {
        ask("PBDES", 100);
        ask("BES", 200);
        ask("BES", 300);
        assertThat(answer("12TDC", 250)).isEqualTo(150);
        answer("Z", 250);
        assertThat(answer("2DC", 260)).isEqualTo(60);
        answer("Z", 260);
        assertThat(answer("2C", 310)).isEqualTo(10);
        answer("Z", 310);
    }

    @Test
    void manyStatementsOfABatchAreAnsweredOneByOne() {
        ask("PBE", 100);
        ask("BE", 110);
        ask("BES", 120);
        assertThat(answer("12C", 150)).isEqualTo(50);
        assertThat(answer("2C", 160)).isEqualTo(50);
        assertThat(answer("2s", 170)).isEqualTo(50);
        answer("Z", 170);
    }

    @Test
    void anErrorAnswersTheBatchUntilItsSync() {
        ask("PBEBEBES", 100);
        ask("BES", 200);
        assertThat(answer("12C", 110)).isEqualTo(10);
        assertThat(answer("E", 120)).isEqualTo(20);
        answer("Z", 120);
        assertThat(answer("2C", 230)).isEqualTo(30);
        answer("Z", 230);
        assertThat(exchange.waiting()).isZero();
    }

    @Test
    void afterAnErrorNothingIsReadUntilASync() {
        ask("PBEH", 100);
        assertThat(answer("E", 120)).isEqualTo(20);
        ask("BE", 130);
        ask("S", 140);
        answer("Z", 150);
        ask("Q", 200);
        assertThat(answer("C", 201)).isEqualTo(1);
    }

    @Test
    void noticesAndNotificationsAnswerNothing() {
        ask("Q", 100);
        assertThat(answer("NAS", 105)).isNull();
        assertThat(answer("C", 130)).isEqualTo(30);
        answer("Z", 130);
        assertThat(answer("NA", 300)).isNull();
        // The server is shut down: nobody asked.
        assertThat(answer("E", 400)).isNull();
    }

    @Test
    void aCopyToTheServerIsAnsweredAfterItsEnd() {
        ask("Q", 100);
        answer("G", 110);
        ask("dddc", 500);
        assertThat(answer("C", 507)).isEqualTo(7);
        answer("Z", 507);
        ask("Q", 600);
        answer("G", 610);
        ask("f", 700);
        assertThat(answer("E", 703)).isEqualTo(3);
        answer("Z", 703);
    }

    @Test
    void aSyncBeforeTheDataOfACopyIsIgnored() {
        // "Flush and Sync messages received in copy mode are ignored."
        ask("PBDES", 100);
        answer("12nG", 110);
        ask("dcS", 200);
        assertThat(answer("C", 205)).isEqualTo(5);
        answer("Z", 205);
        assertThat(exchange.waiting()).isZero();
    }

    @Test
    void aCopyFromTheServerBeginsItsAnswer() {
        ask("Q", 100);
        answer("H", 104);
        answer("ddc", 110);
        assertThat(answer("C", 120)).isEqualTo(4);
    }

    @Test
    void preparingIsNoAnswerToWhatComesNext() {
        ask(" ", 10);
        answer("RRSKZ", 20);
        ask("PDH", 100);
        answer("1tT", 110);
        ask("BES", 200);
        assertThat(answer("2DC", 230)).isEqualTo(30);
    }
}
