package io.sillage.analyzer.framing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a hello (RFC 8446 section 4.1, RFC 6066 section 3, RFC 7301).
 *
 * <pre>
 * client  version (16), random (32 bytes), session id (8-bit length), ciphers (16), compressions (8), extensions (16)
 * server  version (16), random (32 bytes), session id (8-bit length), cipher (16), compression (8), extensions (16)
 * extension  type (16), length (16): 0 server name, 16 protocols, 43 supported versions
 * </pre>
 */
final class TlsHello {
    private static final int SERVER_NAME = 0;
    private static final int PROTOCOLS = 16;
    private static final int VERSIONS = 43;
    private static final int RANDOM_BYTES = 32;

    /** The random of a server that asks for another hello: SHA-256 of "HelloRetryRequest" (RFC 8446 section 4.1.3). */
    private static final ByteBuffer RETRY = ByteBuffer.wrap(
            HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c"));

    private int version;
    private @Nullable String serverName;
    private final List<String> protocols = new ArrayList<>();

    private TlsHello() {}

    /** @throws RuntimeException when its lengths reach beyond its end */
    static Message read(boolean client, ByteBuffer bytes) {
        TlsHello hello = new TlsHello();
        hello.version = uint16(bytes);
        boolean retry = part(bytes, RANDOM_BYTES).equals(RETRY);
        skip(bytes, uint8(bytes));
        int cipher = 0;
        if (client) {
            skip(bytes, uint16(bytes));
            skip(bytes, uint8(bytes));
        } else {
            cipher = uint16(bytes);
            skip(bytes, 1);
        }
        if (bytes.hasRemaining()) {
            hello.extensions(client, part(bytes, uint16(bytes)));
        }
        return client
                ? new Message.TlsClientHello(hello.version, hello.serverName, List.copyOf(hello.protocols))
                : new Message.TlsServerHello(
                        hello.version, cipher, hello.protocols.isEmpty() ? null : hello.protocols.get(0), retry);
    }

    private void extensions(boolean client, ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int type = uint16(bytes);
            ByteBuffer body = part(bytes, uint16(bytes));
            if (type == SERVER_NAME && client && body.hasRemaining()) {
                skip(body, 3);
                serverName = text(part(body, uint16(body)));
            } else if (type == PROTOCOLS) {
                protocols(part(body, uint16(body)));
            } else if (type == VERSIONS) {
                versions(client ? part(body, uint8(body)) : body);
            }
        }
    }

    private void protocols(ByteBuffer list) {
        while (list.hasRemaining()) {
            protocols.add(text(part(list, uint8(list))));
        }
    }

    /** The highest that is no grease (RFC 8701). */
    private void versions(ByteBuffer list) {
        while (list.remaining() >= 2) {
            int offered = uint16(list);
            if (offered >>> 8 == 3) {
                version = Math.max(version, offered);
            }
        }
    }

    private static int uint8(ByteBuffer bytes) {
        return bytes.get() & 0xff;
    }

    private static int uint16(ByteBuffer bytes) {
        return bytes.getShort() & 0xffff;
    }

    private static void skip(ByteBuffer bytes, int count) {
        bytes.position(bytes.position() + count);
    }

    private static ByteBuffer part(ByteBuffer bytes, int length) {
        ByteBuffer part = bytes.slice(bytes.position(), length);
        skip(bytes, length);
        return part;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }
}
