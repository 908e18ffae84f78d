package io.sillage.analyzer.framing;

import static io.sillage.analyzer.framing.Split.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.framing.Message.KafkaRequest;
import io.sillage.analyzer.framing.Message.KafkaResponse;
import io.sillage.analyzer.framing.Message.Unframed;
import org.junit.jupiter.api.Test;

class KafkaFramerTest {
    @Test
    void requestsWithAndWithoutClientId() {
        // Metadata v9 of client "app" with five bytes of body, then ApiVersions v3 of nobody.
        byte[] sample = hex("00000012 0003 0009 00000007 0003 617070 0102030405 0000000a 0012 0003 00000008 ffff");
        assertThat(Split.everywhere(sample, KafkaFramer::ofRequests))
                .containsExactly(new KafkaRequest(3, 9, 7, "app", 22), new KafkaRequest(18, 3, 8, null, 14));
    }

    @Test
    void responses() {
        byte[] sample = hex("00000006 00000007 aabb 00000004 00000008");
        assertThat(Split.everywhere(sample, KafkaFramer::ofResponses))
                .containsExactly(new KafkaResponse(7, 10), new KafkaResponse(8, 8));
    }

    @Test
    void otherBytesAreNamed() {
        assertThat(Split.everywhere(Split.bytes("GET / HTTP/1.1\r\n"), KafkaFramer::ofRequests))
                .singleElement()
                .isInstanceOf(Unframed.class);
    }
}
