package io.sillage.analyzer.journal;

import com.github.luben.zstd.ZstdException;
import io.sillage.event.Compressor;
import io.sillage.event.DamagedSegment;

/** The compressor of sealed segments. */
final class Zstd implements Compressor {
    static final Zstd INSTANCE = new Zstd();

    private Zstd() {}

    @Override
    public int id() {
        return 1;
    }

    @Override
    public byte[] compress(byte[] raw) {
        return com.github.luben.zstd.Zstd.compress(raw);
    }

    @Override
    public byte[] decompress(byte[] compressed, int rawBytes) {
        byte[] raw = new byte[rawBytes];
        try {
            long bytes = com.github.luben.zstd.Zstd.decompress(raw, compressed);
            if (bytes == rawBytes) {
                return raw;
            }
            throw new DamagedSegment("a column of " + rawBytes + " bytes came out as " + bytes);
        } catch (ZstdException e) {
            throw new DamagedSegment("a column can't be decompressed: " + e.getMessage(), e);
        }
    }
}
