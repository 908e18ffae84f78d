package io.sillage.harness.strace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One TCP connection, whichever of its ends were traced: what each side sent, else what the other received. */
public record TcpConnection(Address originator, Address responder, long originatorBytes, long responderBytes) {

    /** Joins both ends of a connection inside the traced program; the same addresses again are another connection. */
    static List<TcpConnection> join(List<TcpEndpoint> endpoints) {
        Map<String, List<Ends>> byAddresses = new LinkedHashMap<>();
        for (TcpEndpoint endpoint : endpoints) {
            List<Ends> same = byAddresses.computeIfAbsent(
                    endpoint.originator() + " " + endpoint.target(), key -> new ArrayList<>());
            same.stream()
                    .filter(ends -> ends.lacks(endpoint))
                    .findFirst()
                    .ifPresentOrElse(ends -> ends.add(endpoint), () -> same.add(new Ends(endpoint)));
        }
        return byAddresses.values().stream()
                .flatMap(List::stream)
                .map(Ends::connection)
                .toList();
    }

    private static final class Ends {
        private @Nullable TcpEndpoint originator;
        private @Nullable TcpEndpoint responder;
        private final TcpEndpoint first;

        Ends(TcpEndpoint first) {
            this.first = first;
            add(first);
        }

        boolean lacks(TcpEndpoint endpoint) {
            return (endpoint.responder() ? responder : originator) == null;
        }

        void add(TcpEndpoint endpoint) {
            if (endpoint.responder()) {
                responder = endpoint;
            } else {
                originator = endpoint;
            }
        }

        TcpConnection connection() {
            return new TcpConnection(
                    first.originator(), first.target(), sent(originator, responder), sent(responder, originator));
        }

        private static long sent(@Nullable TcpEndpoint side, @Nullable TcpEndpoint other) {
            if (side != null) {
                return side.sent();
            }
            return other == null ? 0 : other.received();
        }
    }
}
