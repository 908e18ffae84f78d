package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    @TempDir
    Path directory;

    private String status(String file) {
        Typed typed = Typed.in(directory, "status", file);
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        return typed.out();
    }

    @Test
    void aFileOfJsonLinesIsCountedByItsSources() throws IOException {
        String first = line(1, "shop", "\"body\":\"é\"");
        String second = line(2, "ship", "\"body\":\"two\"");
        String third = line(3, "shop", "\"body\":\"three\"");
        Files.writeString(directory.resolve("log.ndjson"), first + second + "no event\n" + third);
        int ofShop = first.length() + 1 + third.length();
        assertThat(status("log.ndjson"))
                .containsPattern("shop +2 +" + ofShop + " +0 +ended")
                .containsPattern("ship +1 +" + second.length() + " +0 +ended")
                .containsPattern("all +3 +\\d+ +1 *\n");
    }

    private static String line(int seq, String source, String more) {
        return "{\"mono\":" + seq + ",\"kind\":\"log\",\"source\":\"" + source + "\"," + more + ",\"stream\":\""
                + source + "/0\",\"seq\":" + seq + "}\n";
    }

    @Test
    void aCaptureIsCountedAsItsEvents() throws IOException {
        ByteBuffer capture = ByteBuffer.allocate(24 + 2 * (16 + 32)).order(ByteOrder.LITTLE_ENDIAN);
        capture.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
        capture.putInt(65_535).putInt(101);
        for (int i = 0; i < 2; i++) {
            capture.putInt(1_700_000_000 + i).putInt(0).putInt(32).putInt(32);
            datagram(capture);
        }
        Files.write(directory.resolve("two.pcap"), capture.array());
        String events = Typed.in(directory, "events", "two.pcap").out();
        assertThat(events.lines().count()).isGreaterThan(1);
        assertThat(status("two.pcap"))
                .containsPattern("two.pcap +" + events.lines().count() + " +" + capture.capacity() + " +0 +ended");
    }

    /** Four bytes by UDP, without link layer or checksums. */
    private static void datagram(ByteBuffer out) {
        out.order(ByteOrder.BIG_ENDIAN);
        out.putInt(0x45000020).putInt(0).putInt(0x40110000).putInt(0x7F000001).putInt(0x7F000001);
        out.putShort((short) 5000).putShort((short) 5001).putShort((short) 12).putShort((short) 0);
        out.putInt(0x01020304).order(ByteOrder.LITTLE_ENDIAN);
    }
}
