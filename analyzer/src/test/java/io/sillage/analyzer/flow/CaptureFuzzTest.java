package io.sillage.analyzer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import io.sillage.analyzer.kit.TcpTalk;
import io.sillage.analyzer.kit.Wrapped;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Damaged captures must give records or a message, never a crash, a hang or unbounded memory. {@code make fuzz} tries a
 * million; {@code -Dsillage.fuzz.captures} and {@code -Dsillage.fuzz.seed} choose others.
 */
class CaptureFuzzTest {
    private static final int COUNT = Integer.getInteger("sillage.fuzz.captures", 2000);
    private static final long SEED = Long.getLong("sillage.fuzz.seed", 20_260_101L);

    private static final String WIFI = "08010000" + "00".repeat(18) + "0000";

    @Test
    void damagedCapturesAreReadAsFarAsTheyGo() {
        List<byte[]> samples = List.of(
                mixed().pcap(),
                mixed().snap(70).pcap(),
                mixed().mtu(600).pcap(),
                pcapng(),
                tunnels().pcap(),
                extensions().pcap(),
                behind("00000a00000000000000" + WIFI + "aaaa030000000800", 127),
                behind(WIFI.replace("0801", "8801") + "8000" + "00".repeat(12) + "00b0" + "aaaa030000000800", 105),
                behind("02000000080001000008000005000a006100000000100900", 239),
                behind("ff0302810000104000002140", 9),
                behind("0000080001000000" + "00".repeat(12) + "88e700000000" + "00".repeat(12) + "0800", 192));
        long records = 0;
        long problems = 0;
        for (int i = 0; i < COUNT; i++) {
            Random random = new Random(SEED + i);
            byte[] damaged = damage(samples.get(random.nextInt(samples.size())).clone(), random);
            Flown flown = Assertions.assertTimeout(
                    Duration.ofSeconds(10), () -> read(damaged), "-Dsillage.fuzz.seed=" + (SEED + i));
            records += flown.records().size();
            problems += flown.problem() == null ? 0 : 1;
            for (FlowRecord record : flown.records()) {
                assertThat(record.orig().bytes()).as("seed %d", SEED + i).isNotNegative();
                assertThat(record.resp().bytes()).as("seed %d", SEED + i).isNotNegative();
                assertThat(record.missedBytes()).as("seed %d", SEED + i).isNotNegative();
            }
        }
        // Most damage leaves something to read, and much of it is named.
        assertThat(records).isGreaterThan(COUNT);
        assertThat(problems).isGreaterThan(COUNT / 20);
    }

    private static Flown read(byte[] capture) {
        try {
            return Flown.of(capture);
        } catch (IllegalArgumentException notACapture) {
            assertThat(notACapture).hasMessageStartingWith("no capture: ");
            return new Flown(List.of(), notACapture.getMessage());
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        byte[] damaged = bytes;
        for (int i = random.nextInt(8) + 1; i > 0; i--) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(6)) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) random.nextInt();
                case 2 -> put(damaged, at, random.nextInt(4) == 0 ? -1 : random.nextInt());
                case 3 -> put(damaged, at & ~3, random.nextInt(100_000));
                case 4 -> Arrays.fill(damaged, at, Math.min(damaged.length, at + random.nextInt(64)), (byte) -1);
                default -> damaged = Arrays.copyOf(damaged, Math.max(4, at));
            }
        }
        return damaged;
    }

    private static void put(byte[] bytes, int at, int value) {
        if (at + 4 <= bytes.length) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        }
    }

    private static CaptureBuilder mixed() {
        CaptureBuilder capture = new CaptureBuilder();
        TcpTalk talk = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 80);
        talk.open();
        talk.orig.data(100);
        talk.resp.data(900);
        talk.orig.lost(50);
        talk.orig.data(10);
        talk.resp.ack();
        TcpTalk six = capture.vlans(1).tcp("2001:db8::1", 4000, "2001:db8::2", 22);
        six.open();
        six.resp.data(700);
        six.resp.rst();
        capture.udp("10.0.0.1", 40000, "10.0.0.2", 53, 40).icmp("10.0.0.1", "10.0.0.2", 8, 0, 56);
        talk.after(7000).close();
        return capture;
    }

    private static CaptureBuilder tunnels() {
        CaptureBuilder inside = mixed();
        CaptureBuilder six = new CaptureBuilder();
        six.tcp("2001::1", 4000, "2001:db8::2", 22).open();
        CaptureBuilder outside = new CaptureBuilder();
        Wrapped.addUdp(outside, inside, 5000, 4789, "0800000000000100", 0);
        Wrapped.addUdp(outside, inside, 5001, 6081, "010065580000010001020300", 0);
        Wrapped.addUdp(outside, six, 5002, 2152, "34ff0030000000010000008501001000", 14);
        Wrapped.addUdp(outside, six, 5003, 3544, "000101020a0b0c0102030405060708000000ffffffffffff", 14);
        Wrapped.addUdp(outside, six, 5004, 9999, "", 14);
        String names = "000102030405060708090a0b0c0d0e0f000102030405060708090a0b0c0d0e0f00010203";
        Wrapped.addUdp(outside, six, 5005, 5072, "4552112900000000" + names, 14);
        for (CaptureBuilder deep : List.of(
                Wrapped.ip(six, 41, "", 14, 0),
                Wrapped.ip(Wrapped.ip(outside, 47, "b000080000000000000000010000000a", 14, 0), 4, "", 14, 0))) {
            deep.frames().forEach(frame -> outside.frame(frame.bytes()));
        }
        return outside;
    }

    private static CaptureBuilder extensions() {
        CaptureBuilder capture = new CaptureBuilder();
        String home = "2b020100c910" + "20010db8000000000000000000000007" + "0000";
        String routing = "33020001" + "00000000" + "20010db8000000000000000000000009";
        String rest = "110400000000000100000002" + "00".repeat(12) + "9c40232800260000" + "00".repeat(30);
        for (int i = 0; i < 4; i++) {
            capture.ip("2001:db8::1", "2001:db8::2", 60, HexFormat.of().parseHex(home + routing + rest), 24 + 4);
            capture.mtu(80);
        }
        return capture.ip("10.0.0.1", "10.0.0.2", 50, new byte[40], 0);
    }

    private static byte[] behind(String header, int linkType) {
        CaptureBuilder capture = new CaptureBuilder();
        byte[] shim = HexFormat.of().parseHex(header);
        for (CaptureBuilder.Stamped frame : mixed().frames()) {
            ByteBuffer all =
                    ByteBuffer.allocate(shim.length + frame.bytes().length - 14).put(shim);
            capture.frame(all.put(frame.bytes(), 14, frame.bytes().length - 14).array());
        }
        return capture.pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, linkType);
    }

    private static byte[] pcapng() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        block(
                out,
                0x0a0d0d0a,
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(0x1a2b3c4d)
                        .putInt(1));
        byte[] device = {1, 0, 0, 0, 0, 0, 4, 0, 9, 0, 1, 0, 9, 0, 0, 0};
        block(out, 1, ByteBuffer.wrap(device));
        for (CaptureBuilder.Stamped frame : mixed().frames()) {
            ByteBuffer body = ByteBuffer.allocate(20 + frame.bytes().length).order(ByteOrder.LITTLE_ENDIAN);
            body.putInt(0).putInt((int) (frame.micros() >>> 32)).putInt((int) frame.micros());
            block(out, 6, body.putInt(frame.bytes().length).putInt(frame.wire()).put(frame.bytes()));
        }
        return out.toByteArray();
    }

    private static void block(ByteArrayOutputStream out, int type, ByteBuffer body) {
        int length = 12 + (body.capacity() + 3) / 4 * 4;
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.writeBytes(bytes.putInt(type)
                .putInt(length)
                .put(body.array())
                .putInt(length - 4, length)
                .array());
    }
}
