package io.sillage.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource({
        "-Ddb.password=hunter2, -Ddb.password=[redacted]",
        "--api-key=abc, --api-key=[redacted]",
        "-Dapp.tokens:x, -Dapp.tokens:[redacted]",
        "jdbc:postgresql://h/db?user=me&password=p&ssl=true, jdbc:postgresql://h/db?user=me&password=[redacted]&ssl=true",
        "https://me:secret@host/path, https://me:[redacted]@host/path",
        "-Dport=8080, -Dport=8080",
        "app.jar, app.jar"
    })
    void takesOutWhatLooksLikeASecret(String argument, String safe) {
        assertThat(Redaction.redact(List.of(argument))).containsExactly(safe);
    }

    @Test
    void takesOutTheValueThatFollowsItsName() {
        assertThat(Redaction.redact(List.of("--password", "hunter2", "--token", "-v", "x")))
                .containsExactly("--password", "[redacted]", "--token", "-v", "x");
    }

    @Test
    void splitsTheKernelsCommandLine() {
        assertThat(CommandLine.split("java\0-jar\0a b.jar\0\0".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .containsExactly("java", "-jar", "a b.jar", "");
    }

    @ParameterizedTest
    @CsvSource({
        "12:cpu:/docker/ID, '', true",
        "0::/system.slice/docker-ID.scope, '', true",
        "1:name=systemd:/libpod_parent/libpod-ID, '', true",
        "1:cpu:/user.slice/session-2.scope, '', false",
        "22 1 0:5 /containers/ID/hostname /etc/hostname rw, /containers/, true"
    })
    void findsTheContainer(String line, String before, boolean inside) {
        String id = "0123456789abcdef".repeat(4);
        assertThat(Container.in(line.replace("ID", id), before)).isEqualTo(inside ? id : null);
    }
}
