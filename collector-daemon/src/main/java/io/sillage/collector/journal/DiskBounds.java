package io.sillage.collector.journal;

/**
 * How much of a disk a recording may take.
 *
 * @param capBytes all of its files together
 * @param floorBytes what must be left free on the file system
 */
public record DiskBounds(long capBytes, long floorBytes) {
    private static final long GIB = 1L << 30;

    public DiskBounds {
        if (capBytes <= 0 || floorBytes < 0) {
            throw new IllegalArgumentException("a cap above 0 and a floor of at least 0 bytes are needed: capBytes="
                    + capBytes + ", floorBytes=" + floorBytes);
        }
    }

    /** A tenth of the file system but at most 10 GiB; and a twentieth left free, but at most 1 GiB. */
    public static DiskBounds of(long fileSystemBytes) {
        return new DiskBounds(
                Math.max(1, Math.min(10 * GIB, fileSystemBytes / 10)), Math.min(GIB, fileSystemBytes / 20));
    }
}
