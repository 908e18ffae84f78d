package io.sillage.analyzer.traffic;

import io.sillage.analyzer.framing.KafkaFramer;
import io.sillage.analyzer.framing.KafkaTurns;
import io.sillage.analyzer.framing.Message;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kafka's requests and responses: a correlation id joins them. */
final class KafkaDialogue extends Dialogue {
    /** What waits longer was meant not to be answered, as a produce request without acknowledgement. */
    private static final int MAX_WAITING = 1000;

    private record Request(int apiKey, long endNanos) {}

    private final Map<Integer, Request> requests = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Request> eldest) {
            return size() > MAX_WAITING;
        }
    };

    private KafkaDialogue(KafkaTurns turns, Listener listener) {
        super(
                Protocol.KAFKA,
                listener,
                out -> KafkaFramer.ofRequests(turns, out),
                out -> KafkaFramer.ofResponses(turns, out));
    }

    static Dialogue begin(Listener listener) {
        return new KafkaDialogue(new KafkaTurns(), listener);
    }

    @Override
    int waiting() {
        return requests.size();
    }

    @Override
    void asked(Message message) {
        if (message instanceof Message.KafkaRequest request) {
            Span span = ended(true);
            requests.put(request.correlationId(), new Request(request.apiKey(), span.endNanos()));
            tell(
                    true,
                    new Draft("request")
                            .text("messaging.client.id", request.clientId())
                            .number("messaging.kafka.api_key", request.apiKey())
                            .number("messaging.kafka.api_version", request.apiVersion())
                            .number("messaging.kafka.correlation_id", request.correlationId())
                            .span(span));
        } else if (message instanceof Message.KafkaToken) {
            token(true);
        }
    }

    @Override
    void answered(Message message) {
        if (message instanceof Message.KafkaResponse response) {
            Span span = ended(false);
            Request request = requests.remove(response.correlationId());
            Draft draft = new Draft("response");
            if (request != null) {
                draft.number("messaging.kafka.api_key", request.apiKey());
            }
            draft.number("messaging.kafka.correlation_id", response.correlationId())
                    .span(span);
            tell(false, request == null ? draft : draft.latency(request.endNanos(), span));
        } else if (message instanceof Message.KafkaToken) {
            token(false);
        }
    }

    private void token(boolean ofOrig) {
        tell(ofOrig, new Draft("sasl_token").span(ended(ofOrig)));
    }
}
