package io.sillage.analyzer.framing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said over a connection, in one direction. Texts are cut at 1,024 bytes. */
public sealed interface Message {
    /** @param target as sent: a path, an address for CONNECT */
    record HttpRequest(String method, String target, String version) implements Message {}

    /** @param method of the request that it answers, null when that was not seen */
    record HttpResponse(
            int status, String version, @Nullable String method) implements Message {}

    /** The end of a request or response. */
    record HttpEnd(long bodyBytes) implements Message {}

    /** What follows is another protocol: after an upgrade, or CONNECT. */
    record HttpUpgraded(String protocol) implements Message {}

    /**
     * A command or reply.
     *
     * @param type its first byte, such as {@code *} or {@code +}; a space for an inline command
     * @param text of a command its name, after which those of CLIENT and HELLO have the words that say how replies come; of a
     *     simple reply, an error or an inline command its line; else empty
     * @param bytes all of it
     */
    record Redis(char type, String text, long bytes) implements Message {}

    /**
     * A message of the PostgreSQL protocol.
     *
     * @param type its first byte, a space for those without: startup, SSL request, cancel
     * @param text of a query the SQL, of an error its SQLSTATE, of a completion its tag, of a message without a type what it
     *     is, else empty
     */
    record Postgres(char type, String text, long bytes) implements Message {}

    /**
     * What a TLS client offers.
     *
     * @param version the highest, such as 0x0304 for TLS 1.3
     * @param serverName null when it names none
     */
    record TlsClientHello(int version, @Nullable String serverName, List<String> protocols) implements Message {}

    /**
     * What a TLS server takes.
     *
     * @param protocol null when none was agreed in the clear
     * @param retry whether it takes nothing yet but asks the client for another hello
     */
    record TlsServerHello(
            int version, int cipherSuite, @Nullable String protocol, boolean retry) implements Message {}

    record KafkaRequest(
            int apiKey,
            int apiVersion,
            int correlationId,
            @Nullable String clientId,
            long bytes) implements Message {}

    record KafkaResponse(int correlationId, long bytes) implements Message {}

    /** Of either side, while a client of an old version logs in; what it holds is secret. */
    record KafkaToken(long bytes) implements Message {}

    /**
     * For whom a proxy connects.
     *
     * @param source an address, empty where the proxy does not say
     */
    record ProxyHeader(String source, int port) implements Message {}

    /** From here on the bytes make no sense as that protocol. */
    record Unframed(String why) implements Message {}
}
