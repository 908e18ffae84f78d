package io.sillage.analyzer.framing;

import static io.sillage.analyzer.framing.Split.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.framing.Message.KafkaRequest;
import io.sillage.analyzer.framing.Message.KafkaResponse;
import io.sillage.analyzer.framing.Message.KafkaToken;
import io.sillage.analyzer.framing.Message.Unframed;
import org.junit.jupiter.api.Test;

class KafkaFramerTest {
    @Test
    void requestsWithAndWithoutClientId() {
        // Metadata v9 of client "app" with five bytes of body, then ApiVersions v3 of nobody.
        byte[] sample = hex("00000012 0003 0009 00000007 0003 617070 0102030405 0000000a 0012 0003 00000008 ffff");
        assertThat(Split.everywhere(sample, out -> KafkaFramer.ofRequests(new KafkaTurns(), out)))
                .containsExactly(new KafkaRequest(3, 9, 7, "app", 22), new KafkaRequest(18, 3, 8, null, 14));
    }

    @Test
    void responses() {
        byte[] sample = hex("00000006 00000007 aabb 00000004 00000008");
        assertThat(Split.everywhere(sample, out -> KafkaFramer.ofResponses(new KafkaTurns(), out)))
                .containsExactly(new KafkaResponse(7, 10), new KafkaResponse(8, 8));
    }

    @Test
    void tokensOfOldClientsAreNoRequests() {
        // SaslHandshake v0 "PLAIN"; the token "\0shop\0secret"; a token of nothing; Metadata v0.
        byte[] sample = hex("00000013 0011 0000 00000001 0002 6162 0005 504c41494e"
                + "0000000c 0073686f70 00736563726574" + "00000000" + "0000000e 0003 0000 00000002 ffff 00000000");
        assertThat(Split.everywhere(sample, out -> KafkaFramer.ofRequests(new KafkaTurns(), out)))
                .containsExactly(
                        new KafkaRequest(17, 0, 1, "ab", 23),
                        new KafkaToken(16),
                        new KafkaToken(4),
                        new KafkaRequest(3, 0, 2, null, 18));
    }

    @Test
    void answersToTokensAreNoResponses() {
        byte[] sample = hex("00000000 00000005 723d736563 00000006 00000002 0000");
        assertThat(Split.everywhere(sample, out -> {
                    KafkaTurns turns = new KafkaTurns();
                    turns.token();
                    turns.token();
                    return KafkaFramer.ofResponses(turns, out);
                }))
                .containsExactly(new KafkaToken(4), new KafkaToken(9), new KafkaResponse(2, 10));
    }

    @Test
    void otherBytesAreNamed() {
        assertThat(Split.everywhere(
                        Split.bytes("GET / HTTP/1.1\r\n"), out -> KafkaFramer.ofRequests(new KafkaTurns(), out)))
                .singleElement()
                .isInstanceOf(Unframed.class);
    }
}
