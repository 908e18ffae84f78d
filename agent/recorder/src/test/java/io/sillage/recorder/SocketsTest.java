package io.sillage.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.event.Connection;
import io.sillage.event.Frame;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketEvent;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of the calls that the JDK makes, in the order in which its threads make them. */
class SocketsTest {
    private static final InetAddress PEER = InetAddress.getLoopbackAddress();

    private final FileDescriptor fd = new FileDescriptor();
    private String connection = "none";

    private void accepted() {
        Sockets.accepted(fd, PEER, 4000);
        connection = known().id();
    }

    private void connectAsked() {
        Sockets.connectAsked(fd, PEER, 80);
        connection = known().id();
    }

    /** What is known of the descriptor's connection. */
    private Connection known() {
        return Objects.requireNonNull(OpenSockets.find(fd)).connection.asOf("42-1000");
    }

    private static void on(String thread, Runnable body) throws InterruptedException {
        Thread named = new Thread(
                () -> {
                    Recorded.awaitSegment();
                    body.run();
                },
                thread);
        named.start();
        named.join();
    }

    private List<Frame> frames() throws IOException {
        return Segments.read(Recorded.folder())
                .frames()
                .filter(frame -> frame.event() instanceof SocketEvent event
                        && event.connection().id().equals(connection))
                .toList();
    }

    /** {@code THREAD KIND} for each event, by time. */
    private List<String> told() throws IOException {
        return frames().stream()
                .sorted((a, b) -> Long.compare(a.mono(), b.mono()))
                .map(frame -> Objects.requireNonNull(frame.thread()).name() + " "
                        + frame.kind().jsonName())
                .toList();
    }

    @Test
    void whoAsksForTheCloseClosesThoughAReaderIsTheLastToLeave() throws Exception {
        on("opener", this::accepted);
        on("reader", () -> Sockets.readBegan(fd, PEER, 4000));
        on("closer", () -> Sockets.closeAsked(fd));
        on("reader", () -> {
            Sockets.readDone(fd, -1);
            Sockets.readFailed(fd, new IOException("Socket closed"));
            Sockets.closed(fd);
        });
        assertThat(told()).containsExactly("opener socket.accept", "closer socket.close");
        assertThat(OpenSockets.find(fd)).isNull();
    }

    @Test
    void bytesThatWereUnderWayWhenItWasClosedAreCounted() throws Exception {
        on("opener", this::accepted);
        on("closer", () -> Sockets.closeAsked(fd));
        on("writer", () -> {
            Sockets.writeDone(fd, 50);
            Sockets.closed(fd);
        });
        assertThat(told()).containsExactly("opener socket.accept", "closer socket.close", "writer socket.write");
    }

    @Test
    void anAsynchronousConnectBeginsWhereItWasAskedFor() throws Exception {
        on("asker", this::connectAsked);
        long asked = Objects.requireNonNull(OpenSockets.find(fd)).connectStarted;
        on("pool", () -> Sockets.asynchronouslyConnected(fd, new InetSocketAddress(PEER, 4000)));
        assertThat(frames()).singleElement().satisfies(frame -> {
            SocketConnected connected = (SocketConnected) frame.event();
            assertThat(frame.mono() - connected.durationNanos()).isEqualTo(asked);
            assertThat(connected.connection().localPort()).isEqualTo(4000);
        });
    }

    @Test
    void anAsynchronousConnectThatFailsSaysWhy() throws Exception {
        on("asker", this::connectAsked);
        on("pool", () -> {
            Sockets.connectFinishing(fd);
            Sockets.connectErrorMet(new ConnectException("Connection refused"));
            Sockets.closed(fd);
            Sockets.connectFinished();
            Sockets.connectErrorMet(new IOException("of somebody else"));
        });
        assertThat(frames())
                .singleElement()
                .extracting(frame -> ((SocketConnected) frame.event()).errorType())
                .isEqualTo("java.net.ConnectException");
    }

    @Test
    void theEndOfAUnixDomainSocketThatHasNoNameHasNoAddress() {
        UnixDomainSocketAddress server = UnixDomainSocketAddress.of("./run/x.sock");
        Sockets.accepted(fd, UnixDomainSocketAddress.of(""), server);
        Connection known = known();
        Sockets.closed(fd);
        assertThat(known.transport()).isEqualTo("unix");
        assertThat(known.peerAddress()).isNull();
        assertThat(known.localAddress()).startsWith("/").endsWith("/run/x.sock").doesNotContain("./");
    }
}
