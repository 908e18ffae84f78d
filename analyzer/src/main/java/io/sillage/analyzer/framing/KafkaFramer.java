package io.sillage.analyzer.framing;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's request and response headers (kafka.apache.org/protocol): one framer a direction, both with the same {@link
 * KafkaTurns}.
 *
 * <pre>
 * request   0 size of the rest    4 api key (16)    6 api version (16)    8 correlation id    12 client id: length (16), text
 * response  0 size of the rest    4 correlation id
 * token     0 size of the rest    4 whatever the mechanism wants
 * </pre>
 */
public final class KafkaFramer extends Framer {
    private static final int MAX_BYTES = 1 << 30;
    private static final int REQUEST_BYTES = 10;
    private static final int RESPONSE_BYTES = 4;

    private static final int SASL_HANDSHAKE = 17;
    /** No request has more; no token has as little where they stand. */
    private static final int MAX_KEY = 255;

    private static final int MAX_VERSION = 30;

    private final boolean requests;
    private final KafkaTurns turns;
    private int size = -1;
    private int apiKey = -1;
    private int apiVersion;
    private int correlationId;
    private int clientBytes;

    private KafkaFramer(boolean requests, KafkaTurns turns, Consumer<? super Message> out) {
        super(out);
        this.requests = requests;
        this.turns = turns;
        askBytes(4);
    }

    public static KafkaFramer ofRequests(KafkaTurns turns, Consumer<? super Message> out) {
        return new KafkaFramer(true, turns, out);
    }

    public static KafkaFramer ofResponses(KafkaTurns turns, Consumer<? super Message> out) {
        return new KafkaFramer(false, turns, out);
    }

    @Override
    void gathered(ByteBuffer bytes) {
        if (size < 0) {
            size(bytes.getInt());
        } else if (!requests) {
            say(new Message.KafkaResponse(bytes.getInt(), size + 4L));
            next(size - RESPONSE_BYTES);
        } else if (apiKey < 0) {
            head(bytes);
        } else {
            request(Texts.of(bytes));
        }
    }

    private void size(int stated) {
        int header = requests ? REQUEST_BYTES : RESPONSE_BYTES;
        size = stated;
        boolean token = requests ? turns.authenticating() && stated < header : turns.answersToken();
        if (token && stated >= 0 && stated <= MAX_BYTES) {
            token(stated);
            return;
        }
        if (stated < header || stated > MAX_BYTES) {
            broken("a Kafka message of " + stated + " bytes, at least " + header + " were expected");
            return;
        }
        askBytes(header);
    }

    private void token(int rest) {
        if (requests) {
            turns.token();
        }
        say(new Message.KafkaToken(size + 4L));
        next(rest);
    }

    private void head(ByteBuffer bytes) {
        apiKey = bytes.getShort();
        apiVersion = bytes.getShort();
        correlationId = bytes.getInt();
        clientBytes = bytes.getShort();
        if (turns.authenticating()) {
            if (apiKey < 0 || apiKey > MAX_KEY || apiVersion < 0 || apiVersion > MAX_VERSION) {
                token(size - REQUEST_BYTES);
                return;
            }
            turns.authenticated();
        }
        if (apiKey < 0 || apiVersion < 0 || clientBytes < -1 || REQUEST_BYTES + clientBytes > size) {
            broken("no Kafka request: api key " + apiKey + ", version " + apiVersion + ", client id of " + clientBytes);
        } else if (clientBytes <= 0) {
            request(clientBytes < 0 ? null : "");
        } else {
            askBytes(clientBytes);
        }
    }

    private void request(@Nullable String clientId) {
        if (apiKey == SASL_HANDSHAKE && apiVersion == 0) {
            turns.authenticate();
        }
        say(new Message.KafkaRequest(apiKey, apiVersion, correlationId, clientId, size + 4L));
        next(size - REQUEST_BYTES - Math.max(0, clientBytes));
    }

    private void next(int rest) {
        pass(rest);
        size = -1;
        apiKey = -1;
        askBytes(4);
    }
}
