package io.sillage.analyzer.engine;

/** Gives each branch of a slice the registers of the branch that it comes from. */
final class Inherited {
    private final Registers registers;
    private final Registers before;
    private final int width;

    /** @param before of the same shape, with nothing in it */
    Inherited(Registers registers, Registers before, int width) {
        this.registers = registers;
        this.before = before;
        this.width = width;
        before.ensure(width);
    }

    /**
     * @param file the first branch's
     * @param from by branch, which one it was before
     */
    void of(int file, int[] from) {
        registers.copyTo(before, file, width);
        for (int branch = 0; branch < from.length; branch++) {
            boolean again = isTaken(from, branch);
            if (from[branch] != branch || again) {
                before.copyInto(registers, registers.file(from[branch]), file + registers.file(branch), again);
            }
        }
    }

    /** Whether a branch before this one comes from the same. */
    private static boolean isTaken(int[] from, int branch) {
        for (int earlier = 0; earlier < branch; earlier++) {
            if (from[earlier] == from[branch]) {
                return true;
            }
        }
        return false;
    }
}
