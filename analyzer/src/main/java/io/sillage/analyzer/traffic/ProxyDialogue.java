package io.sillage.analyzer.traffic;

import io.sillage.analyzer.flow.Address;
import io.sillage.analyzer.framing.Message;
import io.sillage.analyzer.framing.ProxyFramer;

/** The header of the PROXY protocol: for whom a proxy connects. What its client says comes after it. */
final class ProxyDialogue extends Dialogue {
    ProxyDialogue(Listener listener) {
        super(Protocol.PROXY, listener, ProxyFramer::ofClient, ProxyFramer::ofServer);
    }

    @Override
    void asked(Message message) {
        if (message instanceof Message.ProxyHeader header) {
            Draft draft = new Draft("header").text("client.address", Address.normal(header.source()));
            if (header.port() > 0) {
                draft.number("client.port", header.port());
            }
            tell(true, draft.span(ended(true)));
            end();
        }
    }

    @Override
    void answered(Message message) {
        // Nobody answers a header.
    }
}
