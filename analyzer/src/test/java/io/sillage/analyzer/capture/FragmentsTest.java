package io.sillage.analyzer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Fragments that no honest host sends, as Zeek's FragReassembler puts them together. */
class FragmentsTest {
    private final CaptureBuilder capture = new CaptureBuilder();

    /** A piece of a UDP datagram from port 9001 to 9000; the rest of its bytes are all that number. */
    private FragmentsTest piece(int offset, int length, boolean more, int fill) {
        ByteBuffer frame = ByteBuffer.allocate(14 + 20 + length);
        frame.putShort(12, (short) 0x0800).position(14);
        frame.putShort((short) 0x4500).putShort((short) (20 + length)).putShort((short) 7);
        frame.putShort((short) (offset / 8 | (more ? 0x2000 : 0)))
                .put((byte) 64)
                .put((byte) 17);
        frame.putShort((short) 0).putInt(0x0a000001).putInt(0x0a000002);
        for (int at = offset; at < offset + length; at++) {
            frame.put((byte) (at < 8 ? new byte[] {0x23, 0x29, 0x23, 0x28, 0, 36, 0, 0}[at] : fill));
        }
        capture.frame(frame.array());
        return this;
    }

    @Test
    void anEndWithinWhatCameBeforeIsNotTheEnd() {
        piece(0, 36, true, 1).piece(24, 4, false, 2);
        // BlockInserted: last.upper > frag_size, so frag_size becomes 36.
        Flown flown = Flown.of(capture.pcap());
        assertThat(flown.lines()).containsExactly("S0 D 28/0 1/0");
        assertThat(flown.records().get(0).orig().ipBytes()).isEqualTo(20 + 36);
    }

    @Test
    void piecesNeedNotEndOnEightBytes() {
        piece(0, 20, true, 1).piece(16, 20, false, 2);
        assertThat(Flown.lines(capture)).containsExactly("S0 D 28/0 1/0");
    }

    @Test
    void aPieceBeyondTheEndMovesIt() {
        piece(16, 8, false, 1).piece(24, 12, true, 1).piece(0, 16, true, 1);
        // AddFragment: upper_seq > frag_size.
        Flown flown = Flown.of(capture.pcap());
        assertThat(flown.lines()).containsExactly("S0 D 28/0 1/0");
        assertThat(flown.records().get(0).orig().ipBytes()).isEqualTo(20 + 36);
    }

    @Test
    void whatIsBeyondAHoleIsLeftOut() {
        piece(48, 8, true, 1).piece(0, 16, true, 1).piece(16, 20, false, 1);
        // BlockInserted: a hole, but contiguous up to frag_size.
        Flown flown = Flown.of(capture.pcap());
        assertThat(flown.lines()).containsExactly("S0 D 28/0 1/0");
        assertThat(flown.records().get(0).orig().ipBytes()).isEqualTo(20 + 36);
    }

    @Test
    void aHoleIsAwaited() {
        piece(0, 16, true, 1).piece(24, 12, false, 1);
        assertThat(Flown.lines(capture)).isEmpty();
        piece(16, 8, true, 1);
        assertThat(Flown.lines(capture)).containsExactly("S0 D 28/0 1/0");
    }

    @Test
    void whatTookTooLongIsForgotten() {
        piece(0, 16, true, 1);
        capture.after(301_000);
        piece(16, 20, false, 1);
        // frag_timeout is five minutes from the first piece: its FragReassembler has expired.
        assertThat(Flown.lines(capture)).isEmpty();
        piece(0, 16, true, 1);
        assertThat(Flown.lines(capture)).containsExactly("S0 D 28/0 1/0");
    }
}
