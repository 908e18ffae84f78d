package io.sillage.analyzer.traffic;

import io.sillage.analyzer.framing.Message;
import io.sillage.analyzer.framing.TlsFramer;
import io.sillage.analyzer.framing.TlsTurns;

/** The hellos of TLS: with whom, in which version. What follows them is secret. */
final class TlsDialogue extends Dialogue {
    private static final int TLS_1_0 = 0x0301;

    private TlsDialogue(TlsTurns turns, Listener listener) {
        super(Protocol.TLS, listener, out -> TlsFramer.ofClient(turns, out), out -> TlsFramer.ofServer(turns, out));
    }

    static Dialogue begin(Listener listener) {
        return new TlsDialogue(new TlsTurns(), listener);
    }

    @Override
    void asked(Message message) {
        hello(true, message);
    }

    @Override
    void answered(Message message) {
        hello(false, message);
    }

    private void hello(boolean ofOrig, Message message) {
        Draft draft;
        if (message instanceof Message.TlsClientHello hello) {
            draft = new Draft("client_hello")
                    .text("tls.server_name", hello.serverName())
                    .text("tls.protocol.version", version(hello.version()))
                    .text("tls.client.protocols", String.join(",", hello.protocols()));
        } else if (message instanceof Message.TlsServerHello hello) {
            draft = new Draft(hello.retry() ? "hello_retry_request" : "server_hello")
                    .text("tls.protocol.version", version(hello.version()))
                    .text("tls.cipher", String.format("0x%04x", hello.cipherSuite()))
                    .text("tls.next_protocol", hello.protocol());
        } else {
            return;
        }
        tell(ofOrig, draft.span(ended(ofOrig)));
    }

    private static String version(int version) {
        return version < TLS_1_0 ? "ssl3" : "1." + (version - TLS_1_0);
    }
}
