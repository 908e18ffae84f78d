package io.sillage.collector.intake;

import io.sillage.event.SegmentHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One raw segment that is not sealed yet. It is looked at again after as long as nothing happened to it, within bounds,
 * so that a thousand quiet threads cost next to nothing.
 */
final class RawSegment {
    private static final long FIRST_LOOK_NANOS = 100_000_000L;
    private static final long RAREST_LOOK_NANOS = 3_200_000_000L;

    final String name;
    final long bytes;
    private long nextLook;
    private int looks;
    private long interval = FIRST_LOOK_NANOS;
    /** Nothing more is tried with it. */
    boolean abandoned;

    RawSegment(String name, long bytes, long now) {
        this.name = name;
        this.bytes = bytes;
        this.nextLook = now;
    }

    boolean due(long now) {
        return !abandoned && now - nextLook >= 0;
    }

    void lookAt(long now) {
        nextLook = now;
    }

    int looks() {
        return looks;
    }

    void lookAgain(long now) {
        looks++;
        nextLook = now + interval;
        interval = Math.min(RAREST_LOOK_NANOS, interval * 2);
    }

    /** What stands in its header. */
    Phase look(Path folder, ByteBuffer head) throws IOException {
        head.clear().order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.READ)) {
            while (head.hasRemaining() && channel.read(head, head.position()) > 0) {
                // until it is whole or the file ends
            }
        }
        if (head.position() < SegmentHeader.BYTES || head.getLong(0) == 0) {
            return Phase.UNFINISHED;
        }
        if (head.getLong(0) != SegmentHeader.MAGIC) {
            return Phase.FOREIGN;
        }
        return switch (SegmentHeader.state(head)) {
            case SegmentHeader.PREPARED -> Phase.PREPARED;
            case SegmentHeader.OPEN -> Phase.OPEN;
            case SegmentHeader.CLOSED -> Phase.CLOSED;
            default -> Phase.FOREIGN;
        };
    }

    enum Phase {
        /** Its header is not written yet. */
        UNFINISHED,
        PREPARED,
        OPEN,
        CLOSED,
        /** No header of a segment. */
        FOREIGN
    }
}
