package io.sillage.analyzer.engine;

import org.jspecify.annotations.Nullable;

/** Slices with their registers as bytes, and back: to be kept where another process can go on with them. */
final class SliceBytes {
    private final Slices slices;
    private final Registers registers;
    private final int width;
    private final int keyFields;

    /** @param width how many files of registers a slice has */
    SliceBytes(Slices slices, Registers registers, int width, int keyFields) {
        this.slices = slices;
        this.registers = registers;
        this.width = width;
        this.keyFields = keyFields;
    }

    /** Tells each slice that changed; null for one that has ended. */
    void write(@Nullable Changes changes, Written out) {
        if (changes == null) {
            throw new IllegalStateException("Bug: nobody noted what changed");
        }
        for (Key key : changes.gone()) {
            if (slices.find(key) == Slices.NONE) {
                out.slice(bytes(key), null);
            }
        }
        for (int slot = changes.slots().nextSetBit(0);
                slot >= 0;
                slot = changes.slots().nextSetBit(slot + 1)) {
            out.slice(bytes(slices.key(slot)), bytes(slot));
        }
        changes.clear();
    }

    private byte[] bytes(int slot) {
        Packer packer = new Packer();
        slices.pack(slot, packer);
        registers.pack(registers.file(slot * width), width, packer);
        return packer.done();
    }

    private static byte[] bytes(Key key) {
        Packer packer = new Packer();
        key.pack(packer);
        return packer.done();
    }

    /** Opens a slice that was written; those with an older last event have to be read before. */
    void read(byte[] key, byte[] slice) {
        Unpacker in = new Unpacker(slice);
        int slot = slices.unpack(Key.of(new Unpacker(key), keyFields), in);
        registers.ensure((slot + 1) * width);
        registers.unpack(registers.file(slot * width), width, in);
    }
}
