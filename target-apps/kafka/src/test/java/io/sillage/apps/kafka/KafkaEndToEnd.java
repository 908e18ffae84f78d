package io.sillage.apps.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.harness.Command;
import io.sillage.harness.Jdk;
import io.sillage.harness.Jdks;
import io.sillage.harness.Recording;
import io.sillage.harness.Running;
import io.sillage.harness.Sillage;
import io.sillage.harness.SocketAccount;
import io.sillage.harness.strace.Strace;
import io.sillage.harness.strace.TcpConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaEndToEnd {
    private static final int SIGTERM = 15;

    @TempDir
    Path directory;

    static Stream<Arguments> runs() {
        return Jdks.found().stream()
                .flatMap(jdk ->
                        Stream.of(Arguments.of(jdk, List.of()), Arguments.of(jdk, List.of("--methods", "kafka.**"))));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void listsEveryConnectionOfABrokerOnceWithTheBytesThatTheKernelMoved(Jdk jdk, List<String> options)
            throws InterruptedException, ExecutionException {
        Sillage sillage = new Sillage(jdk);
        Recording recording = new Recording(sillage, directory.resolve("recording"));
        Broker broker = new Broker(jdk, directory);
        broker.format().run().expect(0);
        Strace strace = new Strace(directory);
        Command command = sillage.command("run", "--recording", recording.directory())
                .and(options.toArray())
                .and("--", strace.wrap(jdk.java()))
                .and(broker.arguments().toArray());
        try (Running running = command.start()) {
            running.awaitOut(Broker.whenStarted());
            new Traffic(broker.bootstrap(), 20_260_101).run();
            running.signal("TERM").await().expect(128 + SIGTERM);
        }
        List<TcpConnection> counted = strace.connections();
        assertThat(counted).hasSizeGreaterThan(15);
        assertThat(SocketAccount.differences(recording, counted)).isEmpty();
        assertThat(recording.events("--kind", "method.exit")).isNotEmpty();
        assertThat(recording.events("--kind", "loss")).isEmpty();
    }
}
