package io.sillage.weaver.advice;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What a method's code looks like before we touch it. Sizes are upper bounds: a wide index counts as wide. */
final class MethodFacts extends MethodVisitor {
    private static final int TRIVIAL_BYTES = 16;
    /** The JIT compilers of HotSpot leave longer methods to the interpreter (-XX:-DontCompileHugeMethods). */
    private static final int COMPILED_BYTES = 8_000;

    private static final int CLASS_FILE_BYTES = 65_535;
    private static final int ENTRY_BYTES = 10;
    private static final int EXIT_BYTES = 12;
    private static final int HANDLER_BYTES = 24;

    int bytes;
    int locals;
    private int returns;
    private boolean acts;
    private boolean subroutines;

    MethodFacts() {
        super(Opcodes.ASM9);
    }

    /** No call, no branch, nothing thrown, few bytecodes: a getter, a setter, a constant. */
    boolean isTrivial() {
        return !acts && bytes <= TRIVIAL_BYTES;
    }

    boolean hasSubroutines() {
        return subroutines;
    }

    /** Whether our code would push the method over a limit that it keeps by itself. */
    boolean wouldCrossLimit() {
        int after = bytes + ENTRY_BYTES + returns * EXIT_BYTES + HANDLER_BYTES;
        return after > CLASS_FILE_BYTES || bytes <= COMPILED_BYTES && after > COMPILED_BYTES;
    }

    @Override
    public void visitInsn(int opcode) {
        bytes++;
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            returns++;
        } else if (opcode == Opcodes.ATHROW || opcode == Opcodes.MONITORENTER) {
            acts = true;
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        bytes += opcode == Opcodes.SIPUSH ? 3 : 2;
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        bytes += variable < 4 ? 1 : variable < 256 ? 2 : 4;
        subroutines |= opcode == Opcodes.RET;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        bytes += 3;
        acts |= opcode == Opcodes.NEW;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        bytes += 3;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        bytes += 5;
        acts = true;
    }

    @Override
    public void visitInvokeDynamicInsn(
            String name, String descriptor, org.objectweb.asm.Handle bootstrap, Object... arguments) {
        bytes += 5;
        acts = true;
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        bytes += 8;
        acts = true;
        subroutines |= opcode == Opcodes.JSR;
    }

    @Override
    public void visitLdcInsn(Object value) {
        bytes += 3;
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        bytes += 6;
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        bytes += 16 + 4 * labels.length;
        acts = true;
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        bytes += 12 + 8 * labels.length;
        acts = true;
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        bytes += 4;
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        locals = maxLocals;
    }
}
