package io.sillage.analyzer.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Overheard;
import io.sillage.analyzer.kit.TcpTalk;
import io.sillage.event.Frame;
import io.sillage.event.MessageSent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said over connections, in the words of message events. A packet takes a millisecond. */
class DialogueTest {
    private final CaptureBuilder capture = new CaptureBuilder();

    private TcpTalk opened(int port) {
        return capture.tcp("10.0.0.1", 40000, "10.0.0.2", port).open();
    }

    private List<String> messages() {
        return Overheard.of(capture).messages();
    }

    private List<String> losses() {
        return Overheard.of(capture).lines().stream()
                .filter(line -> line.contains(" loss "))
                .toList();
    }

    /** How long the last message took, and how long one waited for it. */
    private Map<String, Long> times() {
        List<MessageSent> sent = Overheard.of(capture).frames().stream()
                .map(Frame::event)
                .filter(MessageSent.class::isInstance)
                .map(MessageSent.class::cast)
                .toList();
        Map<String, Long> numbers =
                new java.util.TreeMap<>(sent.get(sent.size() - 1).numbers());
        numbers.keySet().removeIf(name -> !name.endsWith("_ns"));
        return numbers;
    }

    @Test
    void httpRequestsAndTheirAnswers() {
        TcpTalk talk = opened(8080);
        talk.orig.text("POST http://shop/pets?token=secret HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello");
        talk.resp.text("HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
        assertThat(messages())
                .containsExactly(
                        "orig request {bytes=71, http.request.body.size=5, http.request.method=POST,"
                                + " network.protocol.version=1.1, url.path=/pets}",
                        "resp response {bytes=62, error.type=503, http.request.method=POST,"
                                + " http.response.body.size=3, http.response.status_code=503,"
                                + " network.protocol.version=1.1, url.path=/pets}");
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() {
        TcpTalk talk = opened(80);
        talk.orig.text("GET /a HTTP/1.1\r\n\r\nHEAD /b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\n\r\n");
        talk.resp.text("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        talk.resp.text("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nHTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
        assertThat(messages().stream().filter(line -> line.startsWith("resp")))
                .extracting(line -> line.replaceAll("bytes=\\d+, |network.protocol.version=1.1, ", ""))
                .containsExactly(
                        "resp interim {http.request.method=GET, http.response.body.size=0,"
                                + " http.response.status_code=100, url.path=/a}",
                        "resp response {http.request.method=GET, http.response.body.size=2,"
                                + " http.response.status_code=200, url.path=/a}",
                        "resp response {http.request.method=HEAD, http.response.body.size=0,"
                                + " http.response.status_code=200, url.path=/b}",
                        "resp response {http.request.method=GET, http.response.body.size=0,"
                                + " http.response.status_code=404, url.path=/c}");
    }

    @Test
    void anAnswerKnowsHowLongItTookAndHowLongOneWaitedForIt() {
        TcpTalk talk = opened(80);
        talk.orig.text("GET /a HTTP/1.1\r\n");
        talk.orig.text("\r\n");
        talk.after(20).resp.text("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nab");
        talk.resp.text("cd");
        talk.resp.text("ef");
        // From the packet that ended the request to the first of three, the first 21 ms later.
        assertThat(times()).isEqualTo(Map.of("duration_ns", 2_000_000L, "latency_ns", 21_000_000L));
    }

    @Test
    void anAnswerOfNoLengthLastsUntilTheEnd() {
        TcpTalk talk = opened(80);
        talk.orig.text("GET /a HTTP/1.0\r\n\r\n");
        talk.resp.text("HTTP/1.0 200 OK\r\n\r\nhello");
        talk.resp.data(1000);
        talk.close();
        assertThat(messages()).last().asString().contains("http.response.body.size=1005");
    }

    @Test
    void aBodyMayLackBytesButNotAHead() {
        TcpTalk talk = opened(80);
        talk.orig.text("PUT /a HTTP/1.1\r\nContent-Length: 100\r\n\r\n");
        talk.orig.lost(60);
        talk.orig.data(40);
        talk.resp.text("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        assertThat(messages().get(0)).contains("orig request", "missed_bytes=60", "http.request.body.size=100");
        assertThat(losses()).isEmpty();
        talk.orig.lost(60);
        talk.orig.text("GET /b HTTP/1.1\r\n\r\n");
        talk.resp.text("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertThat(messages())
                .contains("orig unframed {bytes=0, error.type=gap, missed_bytes=60,"
                        + " reason=60 bytes are not in the capture}");
        assertThat(losses())
                .containsExactly("0.0 loss 1 directions of connections tell no more messages:"
                        + " bytes of them are not in the capture");
    }

    @Test
    void whatBreaksOffIsIncomplete() {
        TcpTalk talk = opened(80);
        talk.orig.text("PUT /a HTTP/1.1\r\nContent-Length: 100\r\n\r\nabc");
        talk.orig.rst();
        assertThat(messages())
                .containsExactly(
                        "orig incomplete {bytes=43, error.type=incomplete, http.request.method=PUT, url.path=/a}");
    }

    @Test
    void afterAnUpgradeNothingIsHttpAnyMore() {
        TcpTalk talk = opened(80);
        talk.orig.text("GET /chat HTTP/1.1\r\nUpgrade: websocket\r\n\r\n");
        talk.resp.text("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n");
        talk.orig.text("\u0081\u0005hello");
        talk.close();
        assertThat(messages()).hasSize(3).last().isEqualTo("resp upgrade {bytes=0, http.upgrade=websocket}");
    }

    private static final String SSL_REQUEST = "\0\0\0\u0008\u0004\u00d2\u0016\u002f";
    private static final String STARTUP = "\0\0\0\u0008\0\u0003\0\0";
    private static final String CLIENT_HELLO = "\u0016\u0003\u0001\0\u002d\u0001\0\0\u0029\u0003\u0003" + "r".repeat(32)
            + "\0\0\u0002\u0013\u0001\u0001\0";
    private static final String SERVER_HELLO =
            "\u0016\u0003\u0003\0\u002a\u0002\0\0\u0026\u0003\u0003" + "s".repeat(32) + "\0\u0013\u0001\0";

    @Test
    void throughATunnelOfHttpAnotherProtocolIsHeard() {
        TcpTalk talk = opened(3128);
        talk.orig.text("CONNECT shop:443 HTTP/1.1\r\n\r\n");
        talk.resp.text("HTTP/1.1 200 OK\r\n\r\n");
        talk.orig.text(CLIENT_HELLO);
        talk.resp.text(SERVER_HELLO);
        assertThat(messages())
                .containsExactly(
                        "orig request {bytes=29, http.request.body.size=0, http.request.method=CONNECT,"
                                + " network.protocol.version=1.1, server.address=shop:443}",
                        "resp response {bytes=19, http.request.method=CONNECT, http.response.body.size=0,"
                                + " http.response.status_code=200, network.protocol.version=1.1, server.address=shop:443}",
                        "resp upgrade {bytes=0, http.upgrade=CONNECT}",
                        "orig client_hello {bytes=50, tls.protocol.version=1.2}",
                        "resp server_hello {bytes=47, tls.cipher=0x1301, tls.protocol.version=1.2}");
    }

    @Test
    void afterTheHeaderOfAProxyItsClientIsHeard() {
        TcpTalk talk = opened(8080);
        talk.orig.text("PROXY TCP4 192.0.2.1 198.51.100.2 40001 443\r\nGET /a HTTP/1.1\r\n\r\n");
        talk.resp.text("HTTP/1.1 204 No Content\r\n\r\n");
        TcpTalk second = capture.tcp("10.0.0.1", 40002, "10.0.0.2", 443).open();
        String six = "\u0020\u0001\r\u00b8" + "\0".repeat(11) + "\u0001";
        String header = "\r\n\r\n\0\r\nQUIT\n" + "\u0021\u0021\0\u0029" + six + six + "\u009c\u0041\0\u0050"
                + "\u0004\0\u0002xy";
        for (char next : header.toCharArray()) {
            second.orig.text(String.valueOf(next));
        }
        second.orig.text(CLIENT_HELLO);
        assertThat(messages())
                .containsExactly(
                        "orig header {bytes=45, client.address=192.0.2.1, client.port=40001}",
                        "orig request {bytes=19, http.request.body.size=0, http.request.method=GET,"
                                + " network.protocol.version=1.1, url.path=/a}",
                        "resp response {bytes=27, http.request.method=GET, http.response.body.size=0,"
                                + " http.response.status_code=204, network.protocol.version=1.1, url.path=/a}",
                        "orig header {bytes=57, client.address=2001:db8::1, client.port=40001}",
                        "orig client_hello {bytes=50, tls.protocol.version=1.2}");
    }

    @Test
    void whatComesInOnePieceWithTheUpgradeIsOfTheNextProtocol() {
        TcpTalk talk = opened(80);
        talk.orig.text("GET /a HTTP/1.1\r\nUpgrade: tls\r\n\r\n");
        talk.resp.text("HTTP/1.1 101 Go\r\nUpgrade: tls\r\n\r\n" + SERVER_HELLO);
        assertThat(messages()).last().asString().startsWith("resp server_hello");
    }

    @Test
    void aThousandUpgradesInOnePieceDoNoHarm() {
        TcpTalk talk = opened(80);
        talk.resp.text("HTTP/1.1 101 Go\r\n\r\n".repeat(1000));
        assertThat(messages()).hasSize(2000);
    }

    @Test
    void aTlsServerMayAskForAnotherHello() {
        String random =
                "\u00cf\u0021\u00ad\u0074\u00e5\u009a\u0061\u0011\u00be\u001d\u008c\u0002\u001e\u0065\u00b8\u0091"
                        + "\u00c2\u00a2\u0011\u0016\u007a\u00bb\u008c\u005e\u0007\u009e\u0009\u00e2\u00c8\u00a8\u0033\u009c";
        TcpTalk talk = opened(443);
        talk.orig.text(CLIENT_HELLO);
        talk.resp.text(SERVER_HELLO.replace("s".repeat(32), random));
        talk.orig.text(CLIENT_HELLO);
        talk.resp.text(SERVER_HELLO);
        talk.orig.lost(1000);
        talk.orig.data(10);
        talk.resp.ack();
        talk.close();
        assertThat(messages())
                .extracting(line -> line.replaceAll(" \\{.*", ""))
                .containsExactly(
                        "orig client_hello", "resp hello_retry_request", "orig client_hello", "resp server_hello");
        assertThat(losses()).isEmpty();
    }

    @Test
    void postgresqlGoesOnAsTls() {
        TcpTalk talk = opened(5432);
        talk.orig.text(SSL_REQUEST);
        talk.resp.text("S");
        talk.orig.text(CLIENT_HELLO);
        talk.resp.text(SERVER_HELLO);
        assertThat(messages())
                .containsExactly(
                        "orig tls_request {bytes=8}",
                        "resp tls_granted {bytes=1}",
                        "orig client_hello {bytes=50, tls.protocol.version=1.2}",
                        "resp server_hello {bytes=47, tls.cipher=0x1301, tls.protocol.version=1.2}");
    }

    @Test
    void postgresqlGoesOnInTheClearWhereTlsIsRefused() {
        TcpTalk talk = opened(5432);
        talk.orig.text(SSL_REQUEST);
        talk.resp.text("N");
        talk.orig.text(STARTUP);
        talk.resp.text("R\0\0\0\u0008\0\0\0\0");
        assertThat(messages())
                .containsExactly(
                        "orig tls_request {bytes=8}",
                        "resp tls_refused {bytes=1}",
                        "orig startup {bytes=8}",
                        "resp authentication {bytes=9}");
    }

    @Test
    void postgresqlIsAskedForGssAndThenForTls() {
        TcpTalk talk = opened(5432);
        talk.orig.text(SSL_REQUEST.replace('\u002f', '\u0030'));
        talk.resp.text("N");
        talk.orig.text(SSL_REQUEST);
        talk.resp.text("S");
        talk.orig.text(CLIENT_HELLO);
        assertThat(messages())
                .extracting(line -> line.replaceAll(" \\{.*", ""))
                .containsExactly(
                        "orig gss_request",
                        "resp gss_refused",
                        "orig tls_request",
                        "resp tls_granted",
                        "orig client_hello");
    }

    @Test
    void anOldPostgresqlServerTakesTheQuestionForAMistake() {
        TcpTalk talk = opened(5432);
        talk.orig.text(SSL_REQUEST);
        talk.resp.text("E\0\0\0\u0013SERROR\0C0A000\0\0");
        assertThat(messages()).last().asString().startsWith("resp error").contains("0A000");
    }

    @Test
    void redisCommandsAndTheirReplies() {
        TcpTalk talk = opened(7000);
        talk.orig.text("*2\r\n$3\r\nget\r\n$1\r\nk\r\n*1\r\n$4\r\nPING\r\n");
        talk.resp.text("-WRONGTYPE no string\r\n+PONG\r\n>1\r\n+invalidate\r\n");
        assertThat(messages())
                .containsExactly(
                        "orig command {bytes=20, db.operation.name=GET}",
                        "orig command {bytes=14, db.operation.name=PING}",
                        "resp reply {bytes=22, db.operation.name=GET, error.type=WRONGTYPE}",
                        "resp reply {bytes=7, db.operation.name=PING}",
                        "resp push {bytes=17}");
    }

    @Test
    void postgresQueriesAndTheirAnswers() {
        TcpTalk talk = opened(5432);
        talk.orig.text(STARTUP);
        talk.resp.text("R\0\0\0\u0008\0\0\0\0Z\0\0\0\u0005I");
        talk.orig.text("Q\0\0\0\u0018select * from pets\0\0");
        talk.after(3).resp.text("D\0\0\0\u0006\0\0D\0\0\0\u0006\0\0C\0\0\0\rSELECT 2\0Z\0\0\0\u0005I");
        talk.orig.text("Q\0\0\0\tboom\0");
        talk.resp.text("E\0\0\0\u0013SERROR\0C42601\0\0Z\0\0\0\u0005I");
        assertThat(messages())
                .containsExactly(
                        "orig startup {bytes=8}",
                        "resp authentication {bytes=9}",
                        "resp ready {bytes=6}",
                        "orig query {bytes=25, db.operation.name=SELECT, db.query.text=select * from pets}",
                        "resp command_complete {bytes=14, db.operation.name=SELECT, db.response.returned_rows=2,"
                                + " db.response.rows.size=14}",
                        "resp ready {bytes=6}",
                        "orig query {bytes=10, db.operation.name=BOOM, db.query.text=boom}",
                        "resp error {bytes=20, db.response.status_code=42601, error.type=42601}",
                        "resp ready {bytes=6}");
    }

    @Test
    void kafkaResponsesFindTheirRequests() {
        TcpTalk talk = opened(9092);
        talk.orig.text("\0\0\0\u0012\0\u0003\0\t\0\0\0\u0007\0\u0003app\u0001\u0002\u0003\u0004\u0005");
        talk.resp.text("\0\0\0\u0006\0\0\0\u0007ab");
        assertThat(messages())
                .containsExactly(
                        "orig request {bytes=22, messaging.client.id=app, messaging.kafka.api_key=3,"
                                + " messaging.kafka.api_version=9, messaging.kafka.correlation_id=7}",
                        "resp response {bytes=10, messaging.kafka.api_key=3, messaging.kafka.correlation_id=7}");
        assertThat(times()).isEqualTo(Map.of("duration_ns", 0L, "latency_ns", 1_000_000L));
    }

    @Test
    void kafkaClientsOfOldVersionsLogInByTokens() {
        TcpTalk talk = opened(9092);
        talk.orig.text("\0\0\0\u0011\0\u0011\0\0\0\0\0\u0001\0\0\0\u0005PLAIN");
        talk.resp.text("\0\0\0\u0006\0\0\0\u0001\0\0");
        talk.orig.text("\0\0\0\u000c\0shop\0secret");
        talk.resp.text("\0\0\0\0");
        talk.orig.text("\0\0\0\n\0\u0003\0\0\0\0\0\u0002\u00ff\u00ff");
        talk.resp.text("\0\0\0\u0004\0\0\0\u0002");
        assertThat(messages())
                .extracting(line -> line.replaceAll("messaging.kafka.|, bytes=\\d+", ""))
                .containsExactly(
                        "orig request {bytes=21, api_key=17, api_version=0, correlation_id=1}",
                        "resp response {bytes=10, api_key=17, correlation_id=1}",
                        "orig sasl_token {bytes=16}",
                        "resp sasl_token {bytes=4}",
                        "orig request {bytes=14, api_key=3, api_version=0, correlation_id=2}",
                        "resp response {bytes=8, api_key=3, correlation_id=2}");
    }

    @Test
    void protocolsAreToldByTheirBytesInWhateverPiecesTheyCome() {
        TcpTalk talk = opened(12345);
        for (char next : "GET /slow HTTP/1.1\r\n\r\n".toCharArray()) {
            talk.orig.text(String.valueOf(next));
        }
        assertThat(messages()).singleElement().asString().contains("url.path=/slow", "bytes=22");
        // From the first of 22 packets to the last.
        assertThat(times()).isEqualTo(Map.of("duration_ns", 21_000_000L));
    }

    @Test
    void whatNobodyUnderstandsHasNoMessages() {
        opened(22).resp.text("SSH-2.0-OpenSSH_9.2\r\n");
        assertThat(messages()).isEmpty();
        assertThat(losses()).isEmpty();
    }

    @Test
    void aWrongGuessIsNamedAndNoLoss() {
        opened(80).orig.text("GET /no/version\r\n");
        assertThat(messages())
                .containsExactly("orig unframed {bytes=17, error.type=unframed,"
                        + " reason=no HTTP/1 start line: GET /no/version}");
        assertThat(losses()).isEmpty();
    }
}
