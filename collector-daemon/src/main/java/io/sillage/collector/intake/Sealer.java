package io.sillage.collector.intake;

import io.sillage.collector.journal.Durable;
import io.sillage.collector.journal.SealedSegment;
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
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Turns a raw segment's file into a sealed one beside it. Deletes nothing. */
final class Sealer {
    static final String RAW = ".seg";
    static final String SEALED = ".sealed";

    private static final int INDEX_BYTES = 128;
    /** No segment is larger; a file that says so is not read into memory. */
    private static final long MAX_RAW_BYTES = 64L << 20;

    private final Compressor compressor;

    Sealer(Compressor compressor) {
        this.compressor = compressor;
    }

    /**
     * Writes the sealed file, on the disk and under its name when this returns.
     *
     * @throws DamagedSegment when the raw one can't be read to its end
     */
    SealedSegment seal(Path folder, String raw) throws IOException {
        byte[] sealed = Sealed.seal(read(folder.resolve(raw)), compressor);
        String name = sealedName(raw);
        Durable.write(folder.resolve(name), sealed);
        return new SealedSegment(
                folder.getFileName().toString(), name, sealed.length, Sealed.facts(ByteBuffer.wrap(sealed)));
    }

    /** What was sealed earlier, from its index alone. */
    static SealedSegment index(Path folder, String name) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.READ)) {
            ByteBuffer index = ByteBuffer.allocate(INDEX_BYTES);
            while (index.hasRemaining() && channel.read(index, index.position()) > 0) {
                // until it is whole or the file ends
            }
            SegmentFacts facts = Sealed.facts(index.flip());
            return new SealedSegment(folder.getFileName().toString(), name, channel.size(), facts);
        }
    }

    /** Whether a sealed file is whole: it was written before a crash, and the raw one not yet deleted. */
    boolean whole(Path sealed) throws IOException {
        try {
            Sealed.unseal(Files.readAllBytes(sealed), compressor);
            return true;
        } catch (DamagedSegment e) {
            return false;
        }
    }

    static String sealedName(String raw) {
        return raw.substring(0, raw.length() - RAW.length()) + SEALED;
    }

    /** Only what is committed: the rest of the file is zeros. */
    private static ByteBuffer read(Path raw) throws IOException {
        try (FileChannel channel = FileChannel.open(raw, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocateDirect(SegmentHeader.BYTES);
            channel.read(head, 0);
            long committed = SegmentHeader.committed(head.order(ByteOrder.LITTLE_ENDIAN));
            if (committed > MAX_RAW_BYTES || committed > channel.size()) {
                throw new DamagedSegment(
                        "committed " + committed + " bytes, the file has " + channel.size() + "; it is cut or damaged");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(SegmentHeader.BYTES, committed));
            while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
                // until it is whole or the file ends
            }
            return bytes.flip();
        }
    }
}
