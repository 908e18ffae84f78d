package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Packer;
import io.sillage.analyzer.engine.Unpacker;
import io.sillage.analyzer.topic.Watermarks;
import java.util.HashMap;
import java.util.Map;

/**
 * Watermarks as bytes.
 *
 * <pre>
 *   lastWall | number of sources | from | publisher | watermark | from …
 * </pre>
 */
final class KeptWatermarks {
    private KeptWatermarks() {}

    static void pack(Watermarks watermarks, Packer out) {
        out.number(watermarks.lastWall()).number(watermarks.promised().size());
        watermarks
                .promised()
                .forEach((source, watermark) ->
                        out.number(source.from()).text(source.publisher()).number(watermark));
    }

    static void read(Unpacker in, Watermarks watermarks) {
        long lastWall = in.number();
        Map<Watermarks.Source, Long> promised = new HashMap<>();
        for (int left = in.small(); left > 0; left--) {
            Watermarks.Source source = new Watermarks.Source(in.small(), in.text());
            promised.put(source, in.number());
        }
        watermarks.restore(promised, lastWall);
    }
}
