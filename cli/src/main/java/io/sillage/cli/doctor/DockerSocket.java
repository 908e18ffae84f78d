package io.sillage.cli.doctor;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Pings the Docker engine over its socket. No command of this version uses it yet, and the words say so. */
final class DockerSocket implements Check {
    private static final Path SOCKET = Path.of("/var/run/docker.sock");
    private static final String NOT_YET = " (not used by this version)";

    @Override
    public List<Finding> findings() {
        if (!Files.exists(SOCKET)) {
            return List.of(
                    Finding.limited("docker", "no engine at " + SOCKET + NOT_YET, "start dockerd, if you use it"));
        }
        try {
            String answer = CompletableFuture.supplyAsync(DockerSocket::ping).get(3, TimeUnit.SECONDS);
            return List.of(
                    answer.startsWith("HTTP/1.1 200")
                            ? Finding.works("docker", "engine answers" + NOT_YET)
                            : Finding.limited(
                                    "docker", answer + NOT_YET, "run as root, or as a member of group docker"));
        } catch (TimeoutException e) {
            return List.of(Finding.limited("docker", "no answer within 3 s" + NOT_YET, "see: docker info"));
        } catch (ExecutionException e) {
            return List.of(Finding.limited("docker", "no answer: " + e.getCause() + NOT_YET, "see: docker info"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static String ping() {
        try (SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(SOCKET))) {
            engine.write(StandardCharsets.US_ASCII.encode(
                    "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n"));
            ByteBuffer answer = ByteBuffer.allocate(512);
            engine.read(answer);
            return StandardCharsets.US_ASCII
                    .decode(answer.flip())
                    .toString()
                    .lines()
                    .findFirst()
                    .orElse("closed");
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
