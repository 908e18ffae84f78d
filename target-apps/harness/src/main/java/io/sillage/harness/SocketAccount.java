package io.sillage.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.harness.strace.Address;
import io.sillage.harness.strace.TcpConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a recording says about TCP, beside what was counted without us.
 *
 * <p>Every difference is a sentence; no sentence means that both agree to the byte.
 */
public final class SocketAccount {
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> recordsOf = new HashMap<>();
    private final List<TcpConnection> listed = new ArrayList<>();
    private final Map<String, Map<String, Long>> bytesOf = new TreeMap<>();

    private SocketAccount() {}

    public static List<String> differences(Recording recording, List<TcpConnection> counted) {
        SocketAccount account = new SocketAccount();
        List<JsonNode> records =
                recording.connections().stream().filter(SocketAccount::isTcp).toList();
        records.forEach(account::list);
        recording.forEach(account::event);
        records.forEach(account::compareWithEvents);
        account.compareWith(counted);
        return account.differences;
    }

    private static boolean isTcp(JsonNode recordOrEvent) {
        return recordOrEvent.path("network.transport").asText("tcp").equals("tcp");
    }

    private void list(JsonNode record) {
        for (String side : List.of("orig", "resp")) {
            String id = record.path(side).path("connection").asText("");
            if (!id.isEmpty()) {
                recordsOf.merge(id, 1, Integer::sum);
            }
        }
        if (established(record)) {
            listed.add(new TcpConnection(
                    address(record.path("orig")),
                    address(record.path("resp")),
                    record.path("orig_bytes").asLong(-1),
                    record.path("resp_bytes").asLong(-1)));
        }
    }

    /** An attempt that failed is listed too, but is no connection. */
    private static boolean established(JsonNode record) {
        boolean moved =
                record.path("orig_bytes").asLong() + record.path("resp_bytes").asLong() > 0;
        return moved
                || record.path("error.type").isMissingNode()
                || record.path("error.type").isNull();
    }

    private static Address address(JsonNode side) {
        return Address.of(side.path("address").asText(), side.path("port").asInt());
    }

    private void event(JsonNode event) {
        String kind = event.path("kind").asText();
        if (!kind.startsWith("socket.") || !isTcp(event)) {
            return;
        }
        String id = event.path("connection").asText("");
        int records = recordsOf.getOrDefault(id, 0);
        if (records != 1) {
            differences.add("in " + records + " listed connections: " + event);
        }
        if (event.has("bytes")) {
            bytesOf.computeIfAbsent(id, none -> new TreeMap<>())
                    .merge(kind, event.path("bytes").asLong(), Long::sum);
        }
    }

    private void compareWithEvents(JsonNode record) {
        for (String side : List.of("orig", "resp")) {
            String id = record.path(side).path("connection").asText("");
            long written = bytesOf.getOrDefault(id, Map.of()).getOrDefault("socket.write", 0L);
            long said = record.path(side + "_bytes").asLong(-1);
            if (!id.isEmpty() && written != said) {
                differences.add("the events of " + id + " write " + written + " bytes, its record says " + said);
            }
        }
    }

    private void compareWith(List<TcpConnection> counted) {
        List<TcpConnection> missing = new ArrayList<>(counted);
        for (TcpConnection connection : listed) {
            if (!missing.remove(connection)) {
                differences.add("listed, but not counted: " + connection);
            }
        }
        missing.forEach(connection -> differences.add("counted, but not listed: " + connection));
        Collections.sort(differences);
    }
}
