package io.sillage.collector.intake;

import com.github.luben.zstd.ZstdException;
import io.sillage.event.Compressor;
import io.sillage.event.DamagedSegment;

/** Level 1: level 3 costs twice the time and makes these columns no smaller. */
public final class Zstd implements Compressor {
    private static final int LEVEL = 1;

    private Zstd() {}

    /** Or none, where its native library can't be loaded: a directory for temporary files that is mounted noexec. */
    public static Compressor orNone() {
        Zstd zstd = new Zstd();
        try {
            zstd.compress(new byte[1]);
            return zstd;
        } catch (LinkageError e) {
            return Compressor.NONE;
        }
    }

    @Override
    public int id() {
        return 1;
    }

    @Override
    public byte[] compress(byte[] raw) {
        return com.github.luben.zstd.Zstd.compress(raw, LEVEL);
    }

    @Override
    public byte[] decompress(byte[] compressed, int rawBytes) {
        try {
            return com.github.luben.zstd.Zstd.decompress(compressed, rawBytes);
        } catch (ZstdException e) {
            throw new DamagedSegment("zstd: " + e.getMessage(), e);
        }
    }
}
