package io.sillage.apps.servers;

import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.harness.Finished;
import io.sillage.harness.Recording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A connection of an asker with an answerer: the port that each of them saw, and what each of them wrote. */
record Counted(String origPort, String portSeenByResp, long origBytes, long respBytes) {

    /** As both programs say; what one wrote is what the other read. */
    static List<Counted> by(Finished asker, Finished answerer) {
        Map<String, String[]> answered = lines(answerer);
        return lines(asker).entrySet().stream()
                .map(entry -> of(entry.getValue(), answered.remove(entry.getKey())))
                .toList();
    }

    private static Map<String, String[]> lines(Finished program) {
        Map<String, String[]> lines = new TreeMap<>();
        program.out().lines().filter(line -> line.startsWith("COUNT ")).forEach(line -> {
            String[] words = line.split(" ", -1);
            lines.put(words[1], words);
        });
        return lines;
    }

    private static Counted of(String[] asked, String[] answered) {
        if (answered == null || !asked[4].equals(answered[5]) || !asked[5].equals(answered[4])) {
            throw new AssertionError("the programs count differently: " + String.join(" ", asked) + " and "
                    + (answered == null ? "nothing" : String.join(" ", answered)));
        }
        return new Counted(asked[2], answered[3], Long.parseLong(asked[5]), Long.parseLong(answered[5]));
    }

    /** As the records say, one each; an end that is missing has the port "". */
    static List<Counted> by(Recording recording, List<JsonNode> records) {
        Map<String, String> peerPorts = new HashMap<>();
        recording.forEach(
                event -> peerPorts.put(
                        event.path("connection").asText(),
                        event.path("network.peer.port").asText()),
                "--kind",
                "socket");
        return records.stream()
                .map(record -> new Counted(
                        record.path("orig").has("connection")
                                ? record.path("orig").path("port").asText()
                                : "",
                        peerPorts.getOrDefault(
                                record.path("resp").path("connection").asText(), ""),
                        record.path("orig_bytes").asLong(-1),
                        record.path("resp_bytes").asLong(-1)))
                .toList();
    }
}
