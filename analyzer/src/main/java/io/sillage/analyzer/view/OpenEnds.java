package io.sillage.analyzer.view;

import io.sillage.analyzer.flow.Address;
import io.sillage.event.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ends that are open, by their addresses, and when something happened last on each. */
final class OpenEnds {
    private static final int MAX_NEIGHBOURS = 256;

    private static final class Met {
        private final Connection connection;
        private final String between;
        private final long number;
        private final long firstMono;
        private long lastMono;

        Met(Connection connection, String between, long number, long firstMono) {
            this.connection = connection;
            this.between = between;
            this.number = number;
            this.firstMono = firstMono;
        }
    }

    /** The one that was quiet for longest comes first. */
    private final LinkedHashMap<String, Met> ends = new LinkedHashMap<>();

    /** Those of one pair of addresses in the order in which they were met. */
    private final Map<String, NavigableMap<Long, String>> byAddresses = new HashMap<>();

    private long met;

    /**
     * Something happened there; the addresses may have become known by it.
     *
     * @param sinceMono when what happened began
     */
    void met(Connection connection, long sinceMono, long mono) {
        String id = connection.id();
        Met met = ends.remove(id);
        if (met == null || !met.connection.equals(connection)) {
            if (met != null) {
                displace(met);
            }
            long number = met == null ? this.met++ : met.number;
            long since = met == null ? sinceMono : met.firstMono;
            met = new Met(connection, addresses(connection), number, since);
            byAddresses.computeIfAbsent(met.between, key -> new TreeMap<>()).put(number, id);
        }
        met.lastMono = mono;
        ends.put(id, met);
    }

    private void displace(Met met) {
        NavigableMap<Long, String> there = byAddresses.get(met.between);
        if (there != null && there.remove(met.number) != null && there.isEmpty()) {
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

    /**
     * The ends that have the same two addresses as that one, itself among them. Through the path of a Unix domain socket all
     * have the same: then those that were met at about its time.
     */
    List<String> between(String id) {
        Met met = ends.get(id);
        if (met == null) {
            return List.of();
        }
        NavigableMap<Long, String> there = byAddresses.getOrDefault(met.between, Collections.emptyNavigableMap());
        List<String> near = new ArrayList<>();
        there.headMap(met.number, false).descendingMap().values().stream()
                .limit(MAX_NEIGHBOURS)
                .forEach(near::add);
        there.tailMap(met.number, true).values().stream().limit(MAX_NEIGHBOURS).forEach(near::add);
        return near;
    }

    /** When the oldest of them began; the far future when there is none. */
    long oldestMono() {
        return ends.values().stream().mapToLong(met -> met.firstMono).min().orElse(Long.MAX_VALUE);
    }

    /** Those of one process. */
    List<String> of(String process) {
        return ends.entrySet().stream()
                .filter(end -> end.getValue().connection.process().equals(process))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The end on which nothing has happened for longest; null when something has on all since that time. */
    @Nullable
    String quietSince(long mono) {
        if (ends.isEmpty()) {
            return null;
        }
        Map.Entry<String, Met> first = ends.entrySet().iterator().next();
        return first.getValue().lastMono > mono ? null : first.getKey();
    }

    /** That end counts as busy until then. */
    void busyUntil(String id, long mono) {
        Met met = ends.remove(id);
        if (met != null) {
            met.lastMono = mono;
            ends.put(id, met);
        }
    }

    void forget(String id) {
        Met met = ends.remove(id);
        if (met != null) {
            displace(met);
        }
    }
}
