package io.sillage.cli;

import io.sillage.analyzer.view.ConnectionFilter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As typed: which connections. */
final class ConnectionFilterOptions {
    /** Zeek's conn_state. */
    private static final Set<String> STATES =
            Set.of("S0", "S1", "SF", "REJ", "S2", "S3", "RSTO", "RSTR", "RSTOS0", "RSTRH", "SH", "SHR", "OTH");

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "Only with this service at one end; * stands for any text.")
    private @Nullable String service;

    @Option(names = "--address", paramLabel = "IP", description = "Only with this address at one end.")
    private @Nullable String address;

    @Option(names = "--port", paramLabel = "N", description = "Only with this port at one end.")
    private int port = -1;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only in these states, such as SF, REJ or RSTO.")
    private List<String> states = List.of();

    @Option(names = "--open", description = "Only those that have not ended.")
    private boolean open;

    @Option(names = "--id", paramLabel = "ID", description = "Only the one with this id, or this end.")
    private @Nullable String id;

    ConnectionFilter filter() {
        for (String state : states) {
            if (!STATES.contains(state.toUpperCase(Locale.ROOT))) {
                throw Refusal.wrongUsage("--state: '" + state + "' is no state" + Nearest.hint(state, STATES)
                        + "; see docs/connections.md");
            }
        }
        if (address != null && !ConnectionFilter.isAddress(address)) {
            throw Refusal.wrongUsage(
                    "--address: '" + address + "' is no IP address; give all of one, as in 10.0.0.3 or fe80::1");
        }
        if (port < -1 || port > 65_535) {
            throw Refusal.wrongUsage("--port: " + port + " is not within 0..65535");
        }
        return new ConnectionFilter(service, address, port, states, open, id);
    }
}
