package io.sillage.harness.strace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TraceReaderTest {
    private static final String LOCALHOST = "inet_addr(\"127.0.0.1\")";

    @Test
    void countsStreamsChannelsAndSendfileOfJdk17() throws URISyntaxException {
        assertThat(connectionsIn("jdk-17.txt"))
                .containsExactly(connection(54856, 39727, 25, 25), connection(55858, 46563, 12, 5000));
    }

    @Test
    void countsStreamsChannelsAndSendfileOfJdk25() throws URISyntaxException {
        assertThat(connectionsIn("jdk-25.txt"))
                .containsExactly(connection(39440, 37873, 25, 25), connection(48182, 36521, 12, 5000));
    }

    @Test
    void givesBytesOfAReadToWhatTheDescriptorWasWhenItBegan() {
        assertThat(connections(
                        "1 " + accepted(5, 1000),
                        "1 read(5,  <unfinished ...>",
                        "2 close(5)  = 0",
                        "3 " + accepted(5, 1001),
                        "3 read(5, \"\"..., 10) = 3",
                        "1 <... read resumed>\"\"..., 10) = 7"))
                .containsExactly(connection(1000, 80, 7, 0), connection(1001, 80, 3, 0));
    }

    @Test
    void freesADescriptorWhenItsCloseBegins() {
        assertThat(connections(
                        "1 " + accepted(5, 1000),
                        "1 close(5 <unfinished ...>",
                        "2 " + accepted(5, 1001),
                        "1 <... close resumed>) = 0",
                        "2 write(5, \"\"..., 4) = 4"))
                .containsExactly(connection(1000, 80, 0, 0), connection(1001, 80, 0, 4));
    }

    @Test
    void countsWhatGoesThroughADuplicateAndNothingAfterAnotherFileTookItsPlace() {
        assertThat(connections(
                        "1 " + accepted(5, 1000),
                        "1 dup(5) = 6",
                        "1 close(5) = 0",
                        "1 sendfile(6, 9, [0] => [5], 100) = 5",
                        "1 socketpair(AF_UNIX, SOCK_STREAM, 0, [10, 11]) = 0",
                        "1 dup2(10, 6) = 6",
                        "1 write(6, \"\"..., 100) = 100"))
                .containsExactly(connection(1000, 80, 0, 5));
    }

    @Test
    void countsNoFailedCallNoPeekAndNoCallCutByTheEnd() {
        assertThat(connections(
                        "1 " + accepted(5, 1000),
                        "1 read(5, 0x7f, 10) = -1 EAGAIN (Resource temporarily unavailable)",
                        "1 recvfrom(5, \"\"..., 10, MSG_PEEK, NULL, NULL) = 4",
                        "1 recvfrom(5, \"\"..., 10, 0, NULL, NULL) = 4",
                        "2 read(5,  <unfinished ...>",
                        "1 +++ exited with 0 +++",
                        "2 <... read resumed> <unfinished ...>) = ?"))
                .containsExactly(connection(1000, 80, 4, 0));
    }

    @Test
    void leavesOutConnectsThatFailedAndCountsThoseFoundLaterToHaveWorked() {
        assertThat(connections(
                        "1 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 5",
                        "1 connect(5, " + address(80) + ", 16) = -1 ECONNREFUSED (Connection refused)",
                        "1 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 6",
                        "1 connect(6, " + address(80) + ", 16) = -1 EINPROGRESS (Operation now in progress)",
                        "1 getsockopt(6, SOL_SOCKET, SO_ERROR, [0], [4]) = 0",
                        "1 getsockname(6, " + address(1000) + ", [16]) = 0"))
                .containsExactly(connection(1000, 80, 0, 0));
    }

    @Test
    void tellsAConnectionFromItsSuccessorAtTheSameAddresses() {
        assertThat(connections(
                        "1 " + accepted(5, 1000),
                        "1 read(5, \"\"..., 10) = 1",
                        "1 close(5) = 0",
                        "1 " + accepted(5, 1000),
                        "1 read(5, \"\"..., 10) = 2"))
                .containsExactly(connection(1000, 80, 1, 0), connection(1000, 80, 2, 0));
    }

    @Test
    void keepsAChildsDescriptorsApartFromThoseOfThreads() {
        assertThat(connections(
                        "1 " + accepted(5, 1000),
                        "3 write(5, \"\"..., 100) = 100",
                        "1 vfork( <unfinished ...>",
                        "1 <... vfork resumed>) = 3",
                        "1 clone3({flags=CLONE_VM|CLONE_FILES|CLONE_THREAD}, 88) = 2",
                        "2 write(5, \"\"..., 8) = 8"))
                .containsExactly(connection(1000, 80, 0, 8));
    }

    @Test
    void refusesACallOnATcpSocketThatItCannotCount() {
        assertThatThrownBy(() -> connections("1 " + accepted(5, 1000), "1 sendmmsg(5, [{}], 1, 0) = 1"))
                .hasMessageContaining("not counted yet")
                .hasMessageContaining("sendmmsg");
    }

    private static List<TcpConnection> connectionsIn(String resource) throws URISyntaxException {
        Path trace = Path.of(Objects.requireNonNull(TraceReaderTest.class.getResource(resource))
                .toURI());
        return TcpConnection.join(TraceReader.read(trace));
    }

    private static List<TcpConnection> connections(String... lines) {
        List<String> all = new ArrayList<>(
                List.of("1 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3", "1 bind(3, " + address(80) + ", 16) = 0"));
        all.addAll(List.of(lines));
        return TcpConnection.join(TraceReader.read(threadsOfOneProcess(all)));
    }

    private static List<String> threadsOfOneProcess(List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        if (all.stream().noneMatch(line -> line.contains("vfork"))) {
            all.add(0, "1 clone3({flags=CLONE_VM|CLONE_FILES|CLONE_THREAD}, 88) = 3");
            all.add(0, "1 clone3({flags=CLONE_VM|CLONE_FILES|CLONE_THREAD}, 88) = 2");
        }
        return all;
    }

    private static String accepted(int descriptor, int from) {
        return "accept(3, " + address(from) + ", [16]) = " + descriptor;
    }

    private static String address(int port) {
        return "{sa_family=AF_INET, sin_port=htons(" + port + "), sin_addr=" + LOCALHOST + "}";
    }

    private static TcpConnection connection(int from, int to, long out, long back) {
        return new TcpConnection(Address.of("127.0.0.1", from), Address.of("127.0.0.1", to), out, back);
    }
}
