package io.sillage.analyzer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EarlyBytesTest {
    private static final int SHARED_BYTES = 1 << 20;

    private final Allowance shared = new Allowance(SHARED_BYTES);

    @Test
    void smallPiecesCostWhatTheyTakeOfMemory() {
        EarlyBytes early = new EarlyBytes(shared);
        for (int i = 0; i < 1000; i++) {
            early.keep(2L * i, new byte[1], 0, 1);
        }
        // An entry of a tree, its key and the head of an array are some 90 bytes.
        assertThat(shared.take(SHARED_BYTES - 80_000)).isFalse();
        early.forget();
        assertThat(shared.take(SHARED_BYTES)).isTrue();
    }

    @Test
    void aLongerPieceTakesThePlaceOfAShorterOne() {
        EarlyBytes early = new EarlyBytes(shared);
        early.keep(10, new byte[100], 0, 100);
        early.keep(10, new byte[100], 0, 50);
        early.keep(10, new byte[300], 0, 300);
        early.forget();
        assertThat(shared.take(SHARED_BYTES)).isTrue();
        assertThat(shared.take(1)).isFalse();
    }
}
