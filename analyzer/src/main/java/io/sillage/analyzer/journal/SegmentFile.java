package io.sillage.analyzer.journal;

import io.sillage.event.ClockPair;
import io.sillage.event.Compressor;
import io.sillage.event.DamagedSegment;
import io.sillage.event.Sealed;
import io.sillage.event.SegmentFacts;
import io.sillage.event.SegmentHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A segment by its name, wherever it stands at the moment: the daemon seals a raw file and then deletes it, so either
 * may be there, or both.
 *
 * @param stem the path without its ending
 */
record SegmentFile(Path stem) {
    static final String RAW = ".seg";
    static final String SEALED = ".sealed";

    Path raw() {
        return stem.resolveSibling(stem.getFileName() + RAW);
    }

    Path sealed() {
        return stem.resolveSibling(stem.getFileName() + SEALED);
    }

    String name() {
        return Files.exists(sealed()) ? stem.getFileName() + SEALED : stem.getFileName() + RAW;
    }

    long bytesOnDisk() {
        return size(raw()) + size(sealed());
    }

    /** The clock pair in its header, or null when there is none to be had. */
    @Nullable
    ClockPair base() throws IOException {
        boolean sealed = Files.exists(sealed());
        ByteBuffer head = head(sealed ? sealed() : raw());
        int header = sealed ? SegmentHeader.BYTES : 0;
        if (head.limit() < header + SegmentHeader.BYTES) {
            return null;
        }
        ClockPair base = SegmentHeader.base(header(head, header));
        return base.wall() == 0 ? null : base;
    }

    /**
     * What a sealed file says before it is unsealed.
     *
     * @param base the clock pair of the segment
     */
    record Index(SegmentFacts facts, ClockPair base) {}

    /** The index of the sealed file, or null when there is no sealed file. */
    @Nullable
    Index index() throws IOException {
        try {
            ByteBuffer head = head(sealed());
            SegmentFacts facts = Sealed.facts(head);
            return new Index(facts, SegmentHeader.base(header(head, SegmentHeader.BYTES)));
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    private static ByteBuffer header(ByteBuffer head, int at) {
        return head.slice(at, SegmentHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether the sealed file is shorter or longer than it says; what that costs shows when it is read. */
    boolean cut() {
        try {
            return Sealed.totalBytes(head(sealed())) != Files.size(sealed());
        } catch (IOException | DamagedSegment unreadable) {
            return true;
        }
    }

    /**
     * The bytes of the raw segment, from whichever file is whole.
     *
     * @return null when no writer has claimed it yet, or both files are gone
     * @throws DamagedSegment when nothing of it can be read
     */
    @Nullable
    RawBytes read() throws IOException {
        try {
            return unseal();
        } catch (NoSuchFileException notSealedYet) {
            return readRaw();
        } catch (DamagedSegment damaged) {
            RawBytes raw = Files.exists(raw()) ? RawBytes.read(raw()) : null;
            if (raw != null) {
                return raw;
            }
            throw damaged;
        }
    }

    private @Nullable RawBytes readRaw() throws IOException {
        try {
            return RawBytes.read(raw());
        } catch (NoSuchFileException sealedMeanwhile) {
            return Files.exists(sealed()) ? unseal() : null;
        }
    }

    private RawBytes unseal() throws IOException {
        byte[] bytes = Files.readAllBytes(sealed());
        try {
            Compressor compressor = Sealed.compressorId(ByteBuffer.wrap(bytes)) == Compressor.NONE.id()
                    ? Compressor.NONE
                    : Zstd.INSTANCE;
            return new RawBytes(Sealed.unseal(bytes, compressor), null);
        } catch (DamagedSegment damaged) {
            throw damaged;
        } catch (RuntimeException damaged) {
            throw new DamagedSegment(SegmentScan.why(damaged), damaged);
        }
    }

    private static ByteBuffer head(Path file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(160);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // until it is full or the file ends
            }
        }
        return head.flip();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }
}
