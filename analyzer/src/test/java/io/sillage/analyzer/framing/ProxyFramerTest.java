package io.sillage.analyzer.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.framing.Message.ProxyHeader;
import io.sillage.analyzer.framing.Message.Unframed;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyFramerTest {
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

    private static List<Message> framed(byte[] sample) {
        return Split.everywhere(sample, ProxyFramer::ofClient);
    }

    @Test
    void headersOfVersion1() {
        assertThat(framed(Split.bytes("PROXY TCP6 2001:db8::1 ::1 40001 443\r\nGET / HTTP/1.1\r\n")))
                .containsExactly(new ProxyHeader("2001:db8::1", 40001));
        assertThat(framed(Split.bytes("PROXY UNKNOWN\r\n"))).containsExactly(new ProxyHeader("", 0));
        assertThat(framed(Split.bytes("PROXY UNKNOWN ffff:f ffff:f 1 2\r\n"))).containsExactly(new ProxyHeader("", 0));
    }

    @Test
    void headersOfVersion2() {
        assertThat(framed(Split.hex(SIGNATURE + "21 11 000c c0000201 c6336402 9c41 01bb 474554")))
                .containsExactly(new ProxyHeader("192.0.2.1", 40001));
        // For the proxy itself, to see whether the server lives; and for a Unix socket.
        assertThat(framed(Split.hex(SIGNATURE + "20 00 0000"))).containsExactly(new ProxyHeader("", 0));
        assertThat(framed(Split.hex(SIGNATURE + "21 31 0003 aabbcc 47"))).containsExactly(new ProxyHeader("", 0));
    }

    @Test
    void otherBytesAreNamed() {
        for (String wrong :
                List.of("PROXY TCP4 192.0.2.1\r\n", "PROXY UNKNOWN" + " x".repeat(60) + "\r\n", "PROXY \r\n")) {
            assertThat(framed(Split.bytes(wrong))).as(wrong).singleElement().isInstanceOf(Unframed.class);
        }
        for (String wrong : List.of("11 11 000c", "21 11 000b", "21 21 000c")) {
            assertThat(framed(Split.hex(SIGNATURE + wrong)))
                    .as(wrong)
                    .singleElement()
                    .isInstanceOf(Unframed.class);
        }
    }
}
