package io.sillage.analyzer.framing;

import static io.sillage.analyzer.framing.Split.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.framing.Message.HttpEnd;
import io.sillage.analyzer.framing.Message.HttpRequest;
import io.sillage.analyzer.framing.Message.HttpResponse;
import io.sillage.analyzer.framing.Message.HttpUpgraded;
import io.sillage.analyzer.framing.Message.Unframed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpFramerTest {
    private static List<Message> requests(String text) {
        return Split.everywhere(bytes(text), out -> HttpFramer.ofRequests(new HttpTurns(), out));
    }

    /** The answers to requests of those methods. */
    private static List<Message> responses(String text, String... methods) {
        return Split.everywhere(bytes(text), out -> {
            HttpTurns turns = new HttpTurns();
            List.of(methods).forEach(turns::asked);
            return HttpFramer.ofResponses(turns, out);
        });
    }

    @Test
    void pipelinedRequestsOnOneConnection() {
        assertThat(
                        requests(
                                "GET /a HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\ncontent-length: 3\r\n\r\nabcGET /c HTTP/1.0\r\n\r\n"))
                .containsExactly(
                        new HttpRequest("GET", "/a", "HTTP/1.1"),
                        new HttpEnd(0),
                        new HttpRequest("POST", "/b", "HTTP/1.1"),
                        new HttpEnd(3),
                        new HttpRequest("GET", "/c", "HTTP/1.0"),
                        new HttpEnd(0));
    }

    @Test
    void chunksWithExtensionsAndTrailers() {
        String text =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n4;x=1\r\nwiki\r\nA\r\n0123456789\r\n0\r\n"
                        + "Expires: now\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n";
        assertThat(responses(text, "GET", "DELETE"))
                .containsExactly(
                        new HttpResponse(200, "HTTP/1.1", "GET"),
                        new HttpEnd(14),
                        new HttpResponse(204, "HTTP/1.1", "DELETE"),
                        new HttpEnd(0));
    }

    @Test
    void answersWithoutBody() {
        String text =
                "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nHTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n"
                        + "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        assertThat(responses(text, "HEAD", "GET", "PUT"))
                .containsExactly(
                        new HttpResponse(200, "HTTP/1.1", "HEAD"),
                        new HttpEnd(0),
                        new HttpResponse(304, "HTTP/1.1", "GET"),
                        new HttpEnd(0),
                        new HttpResponse(100, "HTTP/1.1", "PUT"),
                        new HttpEnd(0),
                        new HttpResponse(200, "HTTP/1.1", "PUT"),
                        new HttpEnd(2));
    }

    @Test
    void aTransferCodingOverridesALength() {
        // RFC 9112 section 6.3, rule 3; the last coding may stand in a field of its own.
        String chunked = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\nTransfer-Encoding: gzip\r\n"
                + "Transfer-Encoding:\tChunked \r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        assertThat(responses(chunked.repeat(2), "GET", "GET"))
                .extracting(Message::getClass)
                .containsExactly(HttpResponse.class, HttpEnd.class, HttpResponse.class, HttpEnd.class);
        // Rule 4: coded, but not in chunks, lasts until the end.
        String coded = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: gzip\r\n\r\nHTTP/1.1 200 OK\r\n\r\n";
        assertThat(responses(coded, "GET")).containsExactly(new HttpResponse(200, "HTTP/1.1", "GET"));
        assertThat(requests("POST /a HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n"))
                .last()
                .isInstanceOf(Unframed.class);
        // RFC 2616 had "identity", which changes nothing.
        assertThat(requests("POST /a HTTP/1.1\r\nTransfer-Encoding: identity\r\nContent-Length: 3\r\n\r\nabc"))
                .last()
                .isEqualTo(new HttpEnd(3));
    }

    @Test
    void aLineThatBeginsWithASpaceGoesOnWithTheFieldBefore() {
        assertThat(
                        requests(
                                "POST /a HTTP/1.1\r\nTransfer-Encoding: gzip,\r\n\tchunked\r\nX: y\r\n content-length: 7\r\n\r\n"
                                        + "1;a=\"b\" ;c\r\nx\r\n0 \r\n\r\nPOST /b HTTP/1.1\r\nContent-Length :\r\n 2\r\n\r\nab"))
                .containsExactly(
                        new HttpRequest("POST", "/a", "HTTP/1.1"),
                        new HttpEnd(1),
                        new HttpRequest("POST", "/b", "HTTP/1.1"),
                        new HttpEnd(2));
    }

    @Test
    void lengthsMayBeRepeatedButNotDiffer() {
        assertThat(requests("POST /a HTTP/1.1\r\nContent-Length: 2, 2\r\nContent-Length: 2\r\n\r\nab"))
                .last()
                .isEqualTo(new HttpEnd(2));
        for (String wrong : List.of("2\r\nContent-Length: 3", "2, 3", "-2", "+2", "0x2", "two", "", "9".repeat(30))) {
            assertThat(requests("POST /a HTTP/1.1\r\nContent-Length: " + wrong + "\r\n\r\nabc"))
                    .as(wrong)
                    .last()
                    .isInstanceOf(Unframed.class);
        }
        // Where there is no body it does not matter.
        assertThat(responses("HTTP/1.1 304 Not Modified\r\nContent-Length: 2, 3\r\n\r\n", "GET"))
                .last()
                .isEqualTo(new HttpEnd(0));
    }

    @Test
    void chunksEndWhereTheySay() {
        assertThat(requests("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n"))
                .last()
                .isInstanceOf(Unframed.class);
        for (String wrong : List.of("", "-1", "+1", "g", "f".repeat(17))) {
            assertThat(requests("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + wrong + "\r\n"))
                    .as(wrong)
                    .last()
                    .isInstanceOf(Unframed.class);
        }
    }

    @Test
    void methodsAndVersionsAreShortTokens() {
        for (String line :
                List.of("GET/a / HTTP/1.1", "G".repeat(50) + " / HTTP/1.1", "GET / HTTP/1.1x", "GET / HTTP/2.0")) {
            assertThat(requests(line + "\r\n\r\n")).as(line).last().isInstanceOf(Unframed.class);
        }
    }

    @Test
    void anAnswerWithoutLengthLastsUntilTheEnd() {
        assertThat(responses("HTTP/1.0 200 OK\r\n\r\nHTTP/1.1 is only text here\r\n", "GET"))
                .containsExactly(new HttpResponse(200, "HTTP/1.0", "GET"));
    }

    @Test
    void afterAnUpgradeComesAnotherProtocol() {
        assertThat(responses("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n\u0081\u0005hello", "GET"))
                .containsExactly(
                        new HttpResponse(101, "HTTP/1.1", "GET"), new HttpEnd(0), new HttpUpgraded("websocket"));
    }

    @Test
    void otherBytesAreNamed() {
        assertThat(requests("\u0016\u0003\u0001 no http\r\n\r\n"))
                .singleElement()
                .isInstanceOf(Unframed.class);
    }

    @Test
    void longTargetsAreCutButFramed() {
        assertThat(requests("GET /" + "a".repeat(1500) + " HTTP/1.1\r\n\r\n"))
                .containsExactly(new HttpRequest("GET", "/" + "a".repeat(1023), "HTTP/1.1"), new HttpEnd(0));
    }

    @Test
    void linesAreBounded() {
        List<Message> messages = new ArrayList<>();
        byte[] endless = bytes("GET /" + "a".repeat(70_000));
        HttpFramer.ofRequests(new HttpTurns(), messages::add).feed(endless, 0, endless.length);
        assertThat(messages).containsExactly(new Unframed("a line of more than 65536 bytes"));
    }
}
