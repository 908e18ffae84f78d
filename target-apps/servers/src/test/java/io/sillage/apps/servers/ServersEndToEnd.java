package io.sillage.apps.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.servers.JdkHttp;
import com.example.servers.Jetty;
import com.example.servers.NettyEcho;
import com.example.servers.Tomcat;
import com.example.servers.UndertowHttp;
import io.sillage.harness.Command;
import io.sillage.harness.Jdk;
import io.sillage.harness.Recording;
import io.sillage.harness.Running;
import io.sillage.harness.Sillage;
import io.sillage.harness.SocketAccount;
import io.sillage.harness.strace.Strace;
import io.sillage.harness.strace.TcpConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServersEndToEnd {
    private static final long SEED = 20_260_102;

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void countsTheJdksHttpServerAsTheKernelDoes(Jdk jdk) throws IOException, InterruptedException {
        record(jdk, JdkHttp.class, port -> new HttpTraffic(port, SEED).run());
    }

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void countsJettyAsTheKernelDoes(Jdk jdk) throws IOException, InterruptedException {
        record(jdk, Jetty.class, port -> new HttpTraffic(port, SEED).run());
    }

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void countsNettyAsTheKernelDoes(Jdk jdk) throws IOException, InterruptedException {
        record(jdk, NettyEcho.class, port -> new EchoTraffic(port, SEED).run());
    }

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void countsTomcatAsTheKernelDoes(Jdk jdk) throws IOException, InterruptedException {
        record(jdk, Tomcat.class, port -> new HttpTraffic(port, SEED).run());
    }

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void countsUndertowAsTheKernelDoes(Jdk jdk) throws IOException, InterruptedException {
        record(jdk, UndertowHttp.class, port -> new HttpTraffic(port, SEED).run());
    }

    private void record(Jdk jdk, Class<?> server, Traffic traffic) throws IOException, InterruptedException {
        Sillage sillage = new Sillage(jdk);
        Recording recording = new Recording(sillage, directory.resolve("recording"));
        Strace strace = new Strace(directory);
        Command command = sillage.command("run", "--recording", recording.directory(), "--", strace.wrap(jdk.java()))
                .and("-XX:+UseSerialGC", "-cp", classPath(), server.getName());
        try (Running running = command.start()) {
            traffic.run(Integer.parseInt(running.awaitOut("listening on (\\d+)$")));
            running.signal("TERM").await().expect(143);
        }
        List<TcpConnection> counted = strace.connections();
        assertThat(counted).hasSizeGreaterThan(10);
        assertThat(SocketAccount.differences(recording, counted)).isEmpty();
    }

    /** The test's own, without the tests and what serves them. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(entry -> !entry.contains("harness") && !entry.endsWith("test-classes"))
                .collect(Collectors.joining(":"));
    }

    private interface Traffic {
        void run(int port) throws IOException, InterruptedException;
    }
}
