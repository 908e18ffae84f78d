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
