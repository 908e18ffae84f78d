package io.sillage.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recordings of every wire version are read for ever. The file is written once; never renew it, add the next version. */
class WireVersionTest {
    /** The kinds that there were when its files were written. */
    private static final List<Event> VERSION_ONE = Examples.events().subList(0, 17);

    @Test
    void versionOneIsReadAsItWasWritten() throws Exception {
        assertThat(Examples.read(ByteBuffer.wrap(resource("wire-v1.seg"))).stream()
                        .map(Frame::event))
                .containsExactlyElementsOf(VERSION_ONE);
    }

    @Test
    void versionOneSealedIsReadAsItWasWritten() throws Exception {
        ByteBuffer raw = Sealed.unseal(resource("wire-v1.sealed"), Compressor.NONE);
        assertThat(Examples.read(raw).stream().map(Frame::event)).containsExactlyElementsOf(VERSION_ONE);
    }

    /** A new version's files: {@code -Dwire.new=DIR}. */
    @Test
    void writesTheFilesOfANewVersionWhenAsked() throws Exception {
        String folder = System.getProperty("wire.new");
        if (folder != null) {
            ByteBuffer segment = Examples.segment();
            byte[] raw = new byte[(int) SegmentHeader.committed(segment)];
            segment.get(0, raw);
            Files.write(Path.of(folder, "wire-v" + SegmentHeader.VERSION + ".seg"), raw);
            Files.write(
                    Path.of(folder, "wire-v" + SegmentHeader.VERSION + ".sealed"),
                    Sealed.seal(segment, Compressor.NONE));
        }
    }

    private static byte[] resource(String name) throws Exception {
        try (InputStream in = WireVersionTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
