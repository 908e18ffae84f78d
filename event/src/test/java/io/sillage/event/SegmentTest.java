package io.sillage.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentTest {
    @Test
    void aReaderFollowsAWriterEventByEvent() {
        ByteBuffer segment = Examples.prepared(4096);
        SegmentReader reader = new SegmentReader(segment);
        assertThat(reader.prepared()).isTrue();
        assertThat(reader.next()).isNull();
        SegmentWriter writer = new SegmentWriter(Examples.ORIGIN, 3);
        writer.open(segment);
        assertThat(reader.next()).isNull();
        writer.write(new MethodEntered("a.B.c"), 6_000_000_000L);
        assertThat(event(reader)).isEqualTo(new MethodEntered("a.B.c"));
        assertThat(reader.next()).isNull();
        writer.write(new MethodExited("a.B.c", 5, null), 6_000_000_005L);
        assertThat(event(reader)).isEqualTo(new MethodExited("a.B.c", 5, null));
        assertThat(reader.closed()).isFalse();
        writer.close();
        assertThat(reader.closed()).isTrue();
    }

    @Test
    void aFullSegmentRefusesAndTheNextOneStandsAlone() {
        SegmentWriter writer = new SegmentWriter(Examples.ORIGIN, 3);
        writer.thread(Examples.VIRTUAL);
        ByteBuffer first = Examples.prepared(512);
        writer.open(first);
        long mono = Examples.FIRST.mono();
        while (writer.write(new MethodEntered("com.acme.Shop.order"), ++mono)) {}
        long written = writer.seq();
        ByteBuffer second = Examples.prepared(512);
        writer.open(second);
        assertThat(writer.write(new MethodEntered("com.acme.Shop.order"), ++mono))
                .isTrue();
        assertThat(Examples.read(first)).hasSize((int) written);
        Frame frame = Examples.read(second).get(0);
        assertThat(frame.seq()).isEqualTo(written);
        assertThat(frame.thread()).isEqualTo(Examples.VIRTUAL);
        assertThat(frame.event()).isEqualTo(new MethodEntered("com.acme.Shop.order"));
        assertThat(new SegmentReader(first).closed()).isTrue();
    }

    @Test
    void aThreadIsNotSaidBeforeThereIsASegmentToSayItIn() {
        SegmentWriter writer = new SegmentWriter(Examples.ORIGIN, 3);
        assertThat(writer.thread(Examples.VIRTUAL)).isFalse();
        assertThat(writer.thread(Examples.VIRTUAL)).isFalse();
        writer.open(Examples.prepared(512));
        assertThat(writer.thread(Examples.VIRTUAL)).isTrue();
    }

    @Test
    void whatIsLostTakesItsNumbersAndStandsInTheHeader() {
        SegmentWriter writer = new SegmentWriter(Examples.ORIGIN, 3);
        ByteBuffer first = Examples.prepared(512);
        writer.open(first);
        writer.write(new MethodEntered("a.B.c"), 6_000_000_000L);
        writer.lose(5);
        assertThat(writer.write(new MethodEntered("a.B.c"), 6_000_000_001L)).isFalse();
        writer.lose(1);
        assertThat(new SegmentReader(first).lostAfter()).isEqualTo(6);
        ByteBuffer second = Examples.prepared(512);
        writer.open(second);
        writer.write(new MethodEntered("a.B.c"), 6_000_000_002L);
        assertThat(Examples.read(second).get(0).seq()).isEqualTo(7);
    }

    @Test
    void theRecordPathWritesWhatTheObjectWouldHave() {
        ByteBuffer byObject = Examples.prepared(4096);
        SegmentWriter objects = new SegmentWriter(Examples.ORIGIN, 1);
        objects.open(byObject);
        objects.write(new SocketRead(Examples.CLIENT, 300, true, 77, "E"), 6_000_000_000L);
        objects.write(new SocketWritten(Examples.CLIENT, 1L << 40, 1L << 50, null), 6_000_000_001L);
        ByteBuffer byCall = Examples.prepared(4096);
        SegmentWriter calls = new SegmentWriter(Examples.ORIGIN, 1);
        calls.open(byCall);
        calls.defineConnection(Examples.CLIENT);
        calls.transfer(Kind.SOCKET_READ, 17, 300, true, 6_000_000_000L, 77, "E");
        calls.transfer(Kind.SOCKET_WRITE, 17, 1L << 40, false, 6_000_000_001L, 1L << 50, null);
        assertThat(byCall).isEqualTo(byObject);
    }

    @Test
    void aPairOfShortCallsTakesFiveBytes() {
        SegmentWriter writer = new SegmentWriter(Examples.ORIGIN, 1);
        writer.open(Examples.prepared(4096));
        writer.defineMethod(3, "a.B.c");
        int before = writer.room();
        writer.enter(3, Examples.FIRST.mono() + 50);
        writer.exit(3, Examples.FIRST.mono() + 100, 50, null);
        assertThat(before - writer.room()).isEqualTo(5);
    }

    @Test
    void anEventOfALaterVersionKeepsItsNumberAndIsPassedOver() {
        ByteBuffer segment = Examples.prepared(4096);
        SegmentWriter writer = new SegmentWriter(Examples.ORIGIN, 3);
        writer.open(segment);
        writer.write(new ProcessEnded(1), 6_000_000_000L);
        int at = (int) SegmentHeader.committed(segment);
        writer.write(new ProcessEnded(2), 6_000_000_001L);
        writer.write(new ProcessEnded(3), 6_000_000_002L);
        // The second event's tag: code 17 becomes 62, which takes two bytes as well only when both are over 31.
        ByteBuffer bytes = segment.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.get(at)).isEqualTo((byte) (17 << 2 | 3));
        bytes.put(at, (byte) (30 << 2 | 3));
        assertThat(Examples.read(segment).stream().map(Frame::seq)).containsExactly(0L, 2L);
    }

    @Test
    void aTornTailCostsTheTailOnly() {
        ByteBuffer whole = Examples.segment();
        List<Frame> frames = Examples.read(whole);
        int end = (int) SegmentHeader.committed(whole);
        for (int cut = SegmentHeader.BYTES; cut < end; cut++) {
            ByteBuffer torn = copy(whole, end);
            for (int i = cut; i < end; i++) {
                torn.put(i, (byte) 0);
            }
            List<Frame> read = readUntilDamage(torn);
            int same = 0;
            while (same < read.size() && same < frames.size() && read.get(same).equals(frames.get(same))) {
                same++;
            }
            assertThat(same).isGreaterThanOrEqualTo(wholeFramesBefore(whole, cut));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122, 99})
    void flippedBytesAreSaidOrHarmlessButNeverAnotherError(long seed) {
        Random random = new Random(seed);
        ByteBuffer whole = Examples.segment();
        int end = (int) SegmentHeader.committed(whole);
        for (int round = 0; round < 3000; round++) {
            ByteBuffer flipped = copy(whole, end);
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                int at = random.nextInt(end);
                flipped.put(at, (byte) (flipped.get(at) ^ (1 << random.nextInt(8))));
            }
            assertThat(readUntilDamage(flipped).size())
                    .as("seed %s round %s", seed, round)
                    .isLessThan(1000);
        }
    }

    @Test
    void sealingGivesTheSameBytesBack() {
        ByteBuffer raw = Examples.segment();
        byte[] sealed = Sealed.seal(raw, Compressor.NONE);
        ByteBuffer back = Sealed.unseal(sealed, Compressor.NONE);
        int end = (int) SegmentHeader.committed(raw);
        assertThat(back).isEqualTo(copy(raw, end));
        assertThat(Examples.read(back)).isEqualTo(Examples.read(raw));
        SegmentFacts facts = Sealed.facts(ByteBuffer.wrap(sealed, 0, 128));
        assertThat(facts.events()).isEqualTo(Kind.values().length);
        assertThat(facts.lane()).isEqualTo(7);
        assertThat(facts.firstMono()).isEqualTo(Examples.FIRST.mono() + 1000);
        assertThat(facts.lastMono()).isEqualTo(Examples.FIRST.mono() + 1000L * Kind.values().length);
        for (Kind kind : Kind.values()) {
            assertThat(facts.has(kind)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122})
    void anyFlippedBitOrCutOfASealedSegmentIsSaid(long seed) {
        Random random = new Random(seed);
        byte[] sealed = Sealed.seal(Examples.segment(), Compressor.NONE);
        for (int round = 0; round < 3000; round++) {
            byte[] bad = sealed.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> Sealed.unseal(bad, Compressor.NONE)).isInstanceOf(DamagedSegment.class);
            byte[] cut = java.util.Arrays.copyOf(sealed, random.nextInt(sealed.length));
            assertThatThrownBy(() -> Sealed.unseal(cut, Compressor.NONE)).isInstanceOf(DamagedSegment.class);
        }
    }

    @Test
    void anUnknownVersionNamesBoth() {
        ByteBuffer segment = Examples.segment();
        segment.order(ByteOrder.LITTLE_ENDIAN).putInt(8, 9);
        assertThatThrownBy(() -> new SegmentReader(segment))
                .hasMessage("segment version 9, this program reads version 1; use a newer sillage");
    }

    private static Event event(SegmentReader reader) {
        Frame frame = reader.next();
        assertThat(frame).isNotNull();
        return frame.event();
    }

    private static ByteBuffer copy(ByteBuffer segment, int bytes) {
        ByteBuffer copy = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        copy.put(0, segment, 0, bytes);
        return copy;
    }

    private static List<Frame> readUntilDamage(ByteBuffer segment) {
        List<Frame> frames = new ArrayList<>();
        try {
            SegmentReader reader = new SegmentReader(segment);
            for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
                frames.add(frame);
            }
        } catch (DamagedSegment said) {
            assertThat(said.getMessage()).isNotEmpty();
        }
        return frames;
    }

    private static int wholeFramesBefore(ByteBuffer segment, int cut) {
        int end = (int) SegmentHeader.committed(segment);
        ByteBuffer shorter = copy(segment, end);
        shorter.putLong(16, cut);
        return readUntilDamage(shorter).size();
    }
}
