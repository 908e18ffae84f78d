package io.sillage.analyzer.traffic;

import java.util.Locale;

/** The protocols that are understood. */
enum Protocol {
    HTTP,
    REDIS,
    POSTGRESQL,
    TLS,
    KAFKA,
    /** Ahead of another one: for whom a proxy connects. */
    PROXY,
    /** None of them. */
    UNKNOWN;

    /** {@code network.protocol.name}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
