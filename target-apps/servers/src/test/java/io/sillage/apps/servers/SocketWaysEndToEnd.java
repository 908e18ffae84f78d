package io.sillage.apps.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.servers.SocketWays;
import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.harness.Finished;
import io.sillage.harness.Jdk;
import io.sillage.harness.Recording;
import io.sillage.harness.Sillage;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way to a socket that the JDK has, beside the application's own count. The servers beside this test are held to the
 * kernel's count; that reader of system calls does not see how an asynchronous connect ends.
 */
class SocketWaysEndToEnd {
    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void countsEveryEndAsTheApplicationDoes(Jdk jdk) throws Exception {
        Recording recording = new Recording(new Sillage(jdk), directory.resolve("recording"));
        Path classes = Path.of(SocketWays.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Finished finished = recording
                .sillage()
                .command("run", "--recording", recording.directory(), "--", jdk.java())
                .and("-cp", classes, SocketWays.class.getName())
                .run()
                .expect(0);
        Account account = new Account();
        recording.forEach(account::event, "--kind", "socket");
        Map<String, String> counted = new TreeMap<>();
        finished.out().lines().filter(line -> line.startsWith("COUNT ")).forEach(line -> {
            String[] words = line.split(" ", -1);
            counted.put(words[1] + " " + words[2], words[3] + " " + words[4]);
        });
        assertThat(counted).hasSizeGreaterThan(40);
        assertThat(account.tcp()).containsAllEntriesOf(counted);
        assertThat(finished.out()).contains("REFUSED " + account.refused + "\n", "UNIX " + account.unix() + "\n");
    }

    /** Sums of the recorded events. */
    private static final class Account {
        private final Map<String, long[]> bytes = new TreeMap<>();
        private final long[] unix = new long[2];
        private long refused;

        void event(JsonNode event) {
            String kind = event.path("kind").asText();
            if (kind.equals("socket.connect")
                    && event.path("error.type").asText().equals("java.net.ConnectException")) {
                refused++;
            }
            boolean read = kind.equals("socket.read");
            if (read || kind.equals("socket.write")) {
                sums(event)[read ? 0 : 1] += event.path("bytes").asLong();
            } else if (kind.equals("socket.accept") || kind.equals("socket.connect")) {
                sums(event);
            }
        }

        private long[] sums(JsonNode event) {
            if (event.path("network.transport").asText().equals("unix")) {
                return unix;
            }
            String ports = event.path("network.local.port").asText() + " "
                    + event.path("network.peer.port").asText();
            return bytes.computeIfAbsent(ports, key -> new long[2]);
        }

        Map<String, String> tcp() {
            Map<String, String> sums = new TreeMap<>();
            bytes.forEach((ports, n) -> sums.put(ports, n[0] + " " + n[1]));
            return sums;
        }

        String unix() {
            return unix[0] + " " + unix[1];
        }
    }
}
