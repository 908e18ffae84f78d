package io.sillage.analyzer.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.framing.Message.TlsClientHello;
import io.sillage.analyzer.framing.Message.TlsServerHello;
import io.sillage.analyzer.framing.Message.Unframed;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

class TlsFramerTest {
    private static Framer client(Consumer<Message> out) {
        return TlsFramer.ofClient(new TlsTurns(), out);
    }

    private static Framer server(Consumer<Message> out) {
        return TlsFramer.ofServer(new TlsTurns(), out);
    }

    /** What Java's own client says first. */
    private static byte[] clientHello(String... versions) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(versions);
        parameters.setServerNames(List.of(new SNIHostName("shop.example")));
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        engine.setSSLParameters(parameters);
        return wrap(engine);
    }

    private static byte[] wrap(SSLEngine engine) throws SSLException {
        ByteBuffer out = ByteBuffer.allocate(1 << 15);
        engine.wrap(ByteBuffer.allocate(0), out);
        byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        return bytes;
    }

    @Test
    void clientOfVersion13() throws Exception {
        assertThat(Split.everywhere(clientHello("TLSv1.3", "TLSv1.2"), TlsFramerTest::client))
                .containsExactly(new TlsClientHello(0x0304, "shop.example", List.of("h2", "http/1.1")));
    }

    @Test
    void clientOfVersion12() throws Exception {
        assertThat(Split.everywhere(clientHello("TLSv1.2"), TlsFramerTest::client))
                .containsExactly(new TlsClientHello(0x0303, "shop.example", List.of("h2", "http/1.1")));
    }

    @Test
    void aHelloMaySpanRecords() throws Exception {
        byte[] hello = clientHello("TLSv1.3");
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int at = 5; at < hello.length; at += 100) {
            int length = Math.min(100, hello.length - at);
            records.writeBytes(new byte[] {22, 3, 1, 0, (byte) length});
            records.write(hello, at, length);
        }
        assertThat(Split.everywhere(records.toByteArray(), TlsFramerTest::client))
                .containsExactly(new TlsClientHello(0x0304, "shop.example", List.of("h2", "http/1.1")));
    }

    @Test
    void serverOfVersion12WithProtocol() {
        String protocols = "0010 0005 0003 02 6832";
        String body = "0303" + "00".repeat(32) + "00" + "c02f" + "00" + "0009" + protocols;
        String handshake = "02 000031" + body;
        assertThat(Split.everywhere(Split.hex("16 0303 0035" + handshake), TlsFramerTest::server))
                .containsExactly(new TlsServerHello(0x0303, 0xc02f, "h2", false));
    }

    @Test
    void serverOfVersion13() {
        String body = "0303" + "00".repeat(32) + "00" + "1301" + "00" + "0006" + "002b 0002 0304";
        assertThat(Split.everywhere(Split.hex("16 0303 0032 02 00002e" + body), TlsFramerTest::server))
                .containsExactly(new TlsServerHello(0x0304, 0x1301, null, false));
    }

    private static final String RETRY = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

    private static String serverHello(String random) {
        return "16 0303 0032 02 00002e 0303" + random + "00 1301 00 0006 002b 0002 0304";
    }

    @Test
    void aServerMayAskForAnotherHello() {
        // RFC 8446 appendix D.4: a change of cipher in between, for middleboxes.
        String all = serverHello(RETRY) + "14 0303 0001 01" + serverHello("00".repeat(32)) + "17 0303 0002 abcd";
        assertThat(Split.everywhere(Split.hex(all), TlsFramerTest::server))
                .containsExactly(
                        new TlsServerHello(0x0304, 0x1301, null, true),
                        new TlsServerHello(0x0304, 0x1301, null, false));
    }

    @Test
    void aClientThatIsAskedSaysHelloAgain() throws Exception {
        byte[] hello = clientHello("TLSv1.3");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(hello);
        all.writeBytes(Split.hex("14 0303 0001 01"));
        all.writeBytes(hello);
        all.writeBytes(Split.hex("17 0303 0002 abcd"));
        assertThat(Split.everywhere(all.toByteArray(), out -> {
                    TlsTurns turns = new TlsTurns();
                    turns.retry();
                    return TlsFramer.ofClient(turns, out);
                }))
                .hasSize(2);
        assertThat(Split.everywhere(all.toByteArray(), TlsFramerTest::client)).hasSize(1);
    }

    @Test
    void afterAHelloNothingIsMissed() throws Exception {
        List<Message> messages = new ArrayList<>();
        Framer framer = client(messages::add);
        byte[] hello = clientHello("TLSv1.2");
        framer.feed(hello, 0, hello.length);
        assertThat(framer.miss(1000)).isTrue();
        framer.feed(hello, 0, hello.length);
        assertThat(messages).hasSize(1);
        assertThat(framer.position()).isEqualTo(2L * hello.length + 1000);
    }

    @Test
    void otherBytesAreNamed() {
        assertThat(Split.everywhere(Split.bytes("GET / HTTP/1.1\r\n"), TlsFramerTest::client))
                .singleElement()
                .isInstanceOf(Unframed.class);
    }
}
