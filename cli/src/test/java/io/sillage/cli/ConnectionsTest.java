package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
    @TempDir
    Path directory;

    /** A datagram of four bytes whose header was left to the network card. */
    private void capture() throws IOException {
        ByteBuffer capture = ByteBuffer.allocate(24 + 16 + 32).order(ByteOrder.LITTLE_ENDIAN);
        capture.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
        capture.putInt(65_535).putInt(101);
        capture.putInt(1_700_000_000).putInt(0).putInt(32).putInt(32).order(ByteOrder.BIG_ENDIAN);
        capture.putInt(0x45000020)
                .putInt(0)
                .putInt(0x40110000)
                .putInt(0x0A000001)
                .putInt(0x0A000002);
        capture.putInt(40_000 << 16 | 9_000).putInt(12 << 16).putInt(0x61626364);
        Files.write(directory.resolve("one.pcap"), capture.array());
    }

    @Test
    void checksumsAreTakenAsIsSaid() throws IOException {
        capture();
        assertThat(Typed.in(directory, "connections", "one.pcap").out()).contains("10.0.0.1:40000");
        assertThat(Typed.in(directory, "connections", "one.pcap", "--checksums", "ignore")
                        .out())
                .contains("10.0.0.1:40000");
        Typed checked = Typed.in(directory, "connections", "one.pcap", "--checksums", "check");
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.out()).doesNotContain("10.0.0.1");
        assertThat(checked.err()).contains("1 packets were left out: the checksum of their IPv4 header is wrong");
    }

    @Test
    void checksumsAreOfCapturesOnly() throws IOException {
        Files.writeString(directory.resolve("log.ndjson"), "{}\n");
        Typed typed = Typed.in(directory, "connections", "log.ndjson", "--checksums", "check");
        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err())
                .contains("--checksums: ", "log.ndjson is no capture, so there are none; leave the option");
    }
}
