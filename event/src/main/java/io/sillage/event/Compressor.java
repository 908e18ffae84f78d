package io.sillage.event;

/** Squeezes a sealed segment's columns. Passed in, so that this module needs no library and the agent no native code. */
public interface Compressor {
    /** Stands in the sealed file, so that a reader can say which compressor it lacks: 0 none, 1 zstd. */
    int id();

    byte[] compress(byte[] raw);

    /** @param rawBytes how many bytes come out; anything else is a {@link DamagedSegment} */
    byte[] decompress(byte[] compressed, int rawBytes);

    /** Copies. */
    Compressor NONE = new Compressor() {
        @Override
        public int id() {
            return 0;
        }

        @Override
        public byte[] compress(byte[] raw) {
            return raw;
        }

        @Override
        public byte[] decompress(byte[] compressed, int rawBytes) {
            return compressed;
        }
    };
}
