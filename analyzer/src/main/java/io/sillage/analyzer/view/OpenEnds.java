package io.sillage.analyzer.view;

import io.sillage.analyzer.flow.Address;
import io.sillage.event.Connection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ends that are open, by their addresses, and when something happened last on each. */
final class OpenEnds {
    private static final class Met {
        private final Connection connection;
        private final String between;
        private long lastMono;

        Met(Connection connection, String between) {
            this.connection = connection;
            this.between = between;
        }
    }

    /** The one that was quiet for longest comes first. */
    private final LinkedHashMap<String, Met> ends = new LinkedHashMap<>();

    private final Map<String, Set<String>> byAddresses = new HashMap<>();

    /** Something happened there; the addresses may have become known by it. */
    void met(Connection connection, long mono) {
        String id = connection.id();
        Met met = ends.remove(id);
        if (met == null || !met.connection.equals(connection)) {
            if (met != null) {
                displace(id, met);
            }
            met = new Met(connection, addresses(connection));
            byAddresses
                    .computeIfAbsent(met.between, key -> new LinkedHashSet<>())
                    .add(id);
        }
        met.lastMono = mono;
        ends.put(id, met);
    }

    private void displace(String id, Met met) {
        Set<String> there = byAddresses.get(met.between);
        if (there != null && there.remove(id) && there.isEmpty()) {
            byAddresses.remove(met.between);
        }
    }

    /** The same for both ends of a connection. */
    private static String addresses(Connection connection) {
        String local = place(connection.localAddress(), connection.localPort());
        String peer = place(connection.peerAddress(), connection.peerPort());
        boolean low = local.compareTo(peer) <= 0;
        return connection.transport() + " " + (low ? local + " " + peer : peer + " " + local);
    }

    private static String place(@Nullable String address, int port) {
        return Address.normal(address) + " " + port;
    }

    /** The ends that have the same two addresses as that one. */
    List<String> between(String id) {
        Met met = ends.get(id);
        return met == null ? List.of() : List.copyOf(byAddresses.getOrDefault(met.between, Set.of()));
    }

    /** Those of one process. */
    List<String> of(String process) {
        return ends.entrySet().stream()
                .filter(end -> end.getValue().connection.process().equals(process))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** An end on which, as on its other side, nothing has happened since that time; null when there is none. */
    @Nullable
    String idleSince(long mono) {
        while (!ends.isEmpty()) {
            Map.Entry<String, Met> first = ends.entrySet().iterator().next();
            String id = first.getKey();
            Met met = first.getValue();
            if (met.lastMono > mono) {
                return null;
            }
            long last = met.lastMono;
            for (String neighbour : between(id)) {
                last = Math.max(last, lastOf(neighbour));
            }
            if (last <= mono) {
                return id;
            }
            // Its other side is busy: it is looked at again with those that are busy now.
            met.lastMono = last;
            ends.remove(id);
            ends.put(id, met);
        }
        return null;
    }

    private long lastOf(String id) {
        Met met = ends.get(id);
        return met == null ? Long.MIN_VALUE : met.lastMono;
    }

    void forget(String id) {
        Met met = ends.remove(id);
        if (met != null) {
            displace(id, met);
        }
    }
}
