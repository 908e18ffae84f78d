package io.sillage.analyzer.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells captures from other files, by their first bytes and never by their names, and opens them. */
public final class Captures {
    private Captures() {}

    /** Whether that is a file that begins as a pcap or pcapng capture does. */
    public static boolean recognises(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4
                    && (Bytes.int32(magic, 0) == PcapngReader.SECTION || PcapReader.isMagic(Bytes.int32(magic, 0)));
        }
    }

    /**
     * Opens a capture.
     *
     * @throws IOException when the file can't be read
     * @throws IllegalArgumentException when it is no capture
     */
    public static CaptureReader open(Path file) throws IOException {
        return read(Files.newInputStream(file), file.toString());
    }

    /** Reads a capture from a stream, and closes it with the reader. */
    public static CaptureReader read(InputStream in, String name) throws IOException {
        Feed feed = new Feed(in);
        int magic = feed.has(4) ? Bytes.int32(feed.bytes(), feed.at()) : 0;
        if (magic == PcapngReader.SECTION) {
            return new PcapngReader(feed, name);
        }
        if (PcapReader.isMagic(magic)) {
            return new PcapReader(feed, name);
        }
        feed.close();
        throw new IllegalArgumentException("no capture: " + name + " begins with "
                + String.format("0x%08x", magic)
                + ", a pcap file with 0xa1b2c3d4 or 0xa1b23c4d in either byte order, a pcapng file with 0x0a0d0d0a;"
                + " convert others with `editcap`");
    }
}
