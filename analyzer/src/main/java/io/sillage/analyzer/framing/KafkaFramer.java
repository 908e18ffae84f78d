package io.sillage.analyzer.framing;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's request and response headers (kafka.apache.org/protocol).
 *
 * <pre>
 * request   0 size of the rest    4 api key (16)    6 api version (16)    8 correlation id    12 client id: length (16), text
 * response  0 size of the rest    4 correlation id
 * </pre>
 */
public final class KafkaFramer extends Framer {
    private static final int MAX_BYTES = 1 << 30;
    private static final int REQUEST_BYTES = 10;
    private static final int RESPONSE_BYTES = 4;

    private final boolean requests;
    private int size = -1;
    private int apiKey = -1;
    private int apiVersion;
    private int correlationId;
    private int clientBytes;

    private KafkaFramer(boolean requests, Consumer<? super Message> out) {
        super(out);
        this.requests = requests;
        askBytes(4);
    }

    public static KafkaFramer ofRequests(Consumer<? super Message> out) {
        return new KafkaFramer(true, out);
    }

    public static KafkaFramer ofResponses(Consumer<? super Message> out) {
        return new KafkaFramer(false, out);
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
            request(text(bytes));
        }
    }

    private void size(int stated) {
        int header = requests ? REQUEST_BYTES : RESPONSE_BYTES;
        if (stated < header || stated > MAX_BYTES) {
            broken("a Kafka message of " + stated + " bytes, at least " + header + " were expected");
            return;
        }
        size = stated;
        askBytes(header);
    }

    private void head(ByteBuffer bytes) {
        apiKey = bytes.getShort();
        apiVersion = bytes.getShort();
        correlationId = bytes.getInt();
        clientBytes = bytes.getShort();
        if (apiKey < 0 || apiVersion < 0 || clientBytes < -1 || REQUEST_BYTES + clientBytes > size) {
            broken("no Kafka request: api key " + apiKey + ", version " + apiVersion + ", client id of " + clientBytes);
        } else if (clientBytes <= 0) {
            request(clientBytes < 0 ? null : "");
        } else {
            askBytes(clientBytes);
        }
    }

    private void request(@Nullable String clientId) {
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
