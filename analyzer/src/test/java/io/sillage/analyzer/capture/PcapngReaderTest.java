package io.sillage.analyzer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PcapngReaderTest {
    private static final long MICROS = 1_700_000_000_123_456L;

    /** Writes blocks in one byte order. */
    private static final class Blocks {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteOrder order;

        Blocks(ByteOrder order) {
            this.order = order;
        }

        Blocks block(int type, byte[] body) {
            int length = 12 + (body.length + 3) / 4 * 4;
            ByteBuffer bytes = ByteBuffer.allocate(length).order(order);
            bytes.putInt(type).putInt(length).put(body).putInt(length - 4, length);
            out.writeBytes(bytes.array());
            return this;
        }

        Blocks section() {
            return block(
                    0x0a0d0d0a,
                    body(16).putInt(0x1a2b3c4d)
                            .putShort((short) 1)
                            .putShort((short) 0)
                            .putLong(-1)
                            .array());
        }

        Blocks device(int linkType, byte... options) {
            return block(
                    1,
                    body(8 + options.length)
                            .putShort((short) linkType)
                            .putShort((short) 0)
                            .putInt(0)
                            .put(options)
                            .array());
        }

        Blocks packet(int device, long units, byte[] data) {
            ByteBuffer body = body(20 + data.length)
                    .putInt(device)
                    .putInt((int) (units >>> 32))
                    .putInt((int) units);
            return block(
                    6, body.putInt(data.length).putInt(data.length).put(data).array());
        }

        ByteBuffer body(int length) {
            return ByteBuffer.allocate(length).order(order);
        }
    }

    private static byte[] syn() {
        CaptureBuilder capture = new CaptureBuilder();
        capture.tcp("10.0.0.1", 40000, "10.0.0.2", 9000).orig.syn();
        return capture.frames().get(0).bytes();
    }

    private static Flown read(Blocks... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Blocks part : parts) {
            all.writeBytes(part.out.toByteArray());
        }
        return Flown.of(all.toByteArray());
    }

    @Test
    void readsBothByteOrdersInOneFile() {
        Blocks little = new Blocks(ByteOrder.LITTLE_ENDIAN).section().device(1).packet(0, MICROS, syn());
        Blocks big = new Blocks(ByteOrder.BIG_ENDIAN).section().device(1).packet(0, MICROS + 1, syn());
        Flown flown = read(little, big);
        assertThat(flown.problem()).isNull();
        assertThat(flown.lines()).containsExactly("S0 S 0/0 2/0");
        assertThat(flown.records().get(0).startNanos()).isEqualTo(MICROS * 1000);
    }

    @Test
    void obeysResolutionAndOffset() {
        byte[] nanosAndAnHour = {9, 0, 1, 0, 9, 0, 0, 0, 14, 0, 8, 0, 16, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        Blocks blocks = new Blocks(ByteOrder.LITTLE_ENDIAN).section().device(1, nanosAndAnHour);
        Flown flown = read(blocks.packet(0, 1_000_000_007L, syn()));
        assertThat(flown.records().get(0).startNanos()).isEqualTo(3_601_000_000_007L);
    }

    @Test
    void obeysPowersOfTwo() {
        byte[] halves = {9, 0, 1, 0, (byte) 0x81, 0, 0, 0};
        Blocks blocks = new Blocks(ByteOrder.LITTLE_ENDIAN).section().device(1, halves);
        assertThat(read(blocks.packet(0, 5, syn())).records().get(0).startNanos())
                .isEqualTo(2_500_000_000L);
    }

    @Test
    void tellsInterfacesApartAndSkipsUnknownBlocks() {
        byte[] ip = Arrays.copyOfRange(syn(), 14, syn().length);
        Blocks blocks = new Blocks(ByteOrder.LITTLE_ENDIAN).section().device(1).device(101);
        blocks.block(0x0bad, new byte[1000])
                .packet(1, MICROS, ip)
                .block(5, new byte[12])
                .packet(0, MICROS + 1, syn());
        assertThat(read(blocks).lines()).containsExactly("S0 S 0/0 2/0");
    }

    @Test
    void readsSimpleAndOldPackets() {
        Blocks blocks = new Blocks(ByteOrder.LITTLE_ENDIAN).section().device(1);
        byte[] data = syn();
        blocks.block(
                3, blocks.body(4 + data.length).putInt(data.length).put(data).array());
        ByteBuffer old = blocks.body(20 + data.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putLong(0);
        blocks.block(2, old.putInt(data.length).putInt(data.length).put(data).array());
        assertThat(read(blocks).lines()).containsExactly("S0 S 0/0 2/0");
    }

    @Test
    void namesAnInterfaceThatIsNotDeclared() {
        Flown flown = read(new Blocks(ByteOrder.LITTLE_ENDIAN).section().packet(3, MICROS, syn()));
        assertThat(flown.problem())
                .isEqualTo(
                        "test.pcap is damaged: at byte 36 a packet of interface 3, the section has declared 0; all before"
                                + " it was read. Mend it with pcapfix, or capture again");
    }

    @Test
    void namesAHostileBlockLength() {
        Blocks blocks = new Blocks(ByteOrder.LITTLE_ENDIAN).section().device(1).packet(0, MICROS, syn());
        byte[] bytes = blocks.out.toByteArray();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(28 + 4, 7);
        assertThat(Flown.of(bytes).problem()).contains("at byte 32 a block length of 7 was found, a multiple of 4");
    }

    @Test
    void everyCutIsSurvived() {
        Blocks blocks = new Blocks(ByteOrder.LITTLE_ENDIAN).section().device(1).packet(0, MICROS, syn());
        byte[] bytes = blocks.out.toByteArray();
        for (int length = 4; length < bytes.length; length++) {
            Flown flown = Flown.of(Arrays.copyOf(bytes, length));
            assertThat(flown.problem() == null).as("cut at %d", length).isEqualTo(length == 28 || length == 48);
        }
    }
}
