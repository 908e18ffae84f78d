package io.sillage.weaver.advice;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts code at a method's entry, before each return and, where wanted, before an exception leaves it. The entry may keep
 * one value in a new local variable behind the method's own ones.
 *
 * <pre>
 *   entry code; kept = …                     outside the handler: if it fails, the method was not entered
 *   try { body } catch (Throwable t) { code; throw t; }      the return code is outside as well
 * </pre>
 *
 * Stack maps stay right without computing them: every frame of the body gets the new local, and the handler's frame
 * forgets all other locals but {@code this}, so it is assignable from every one of them.
 */
abstract class Around extends MethodVisitor {
    private final Object[] handlerLocals;
    private final int keptSlot;
    private final Object keptType;
    private final boolean catches;
    private final List<Label> ranges = new ArrayList<>();
    private boolean rangeIsEmpty = true;

    /**
     * @param thisType the internal name of the class, or null in a static method
     * @param locals how many slots the method uses by itself
     * @param keptType {@link Opcodes#LONG}, an internal name, or {@link Opcodes#TOP} where nothing is kept
     */
    Around(
            MethodVisitor next,
            @org.jspecify.annotations.Nullable String thisType,
            int locals,
            Object keptType,
            boolean catches) {
        super(Opcodes.ASM9, next);
        this.keptSlot = locals;
        this.keptType = keptType;
        this.catches = catches;
        this.handlerLocals = new Object[locals + 1];
        java.util.Arrays.fill(handlerLocals, Opcodes.TOP);
        handlerLocals[locals] = keptType;
        if (thisType != null) {
            handlerLocals[0] = thisType;
        }
    }

    /** Leaves the kept value in its slot, if there is one. */
    abstract void atEntry(int keptSlot);

    /** The value to be returned is on the stack and must stay there. */
    abstract void atReturn(int opcode, int keptSlot);

    abstract void atThrow(int keptSlot, int thrownSlot);

    @Override
    public void visitCode() {
        super.visitCode();
        atEntry(keptSlot);
        openRange();
    }

    private void openRange() {
        if (catches) {
            Label label = new Label();
            super.visitLabel(label);
            ranges.add(label);
            rangeIsEmpty = true;
        }
    }

    private void closeRange() {
        if (!catches) {
            return;
        }
        if (rangeIsEmpty) {
            ranges.remove(ranges.size() - 1);
        } else {
            Label label = new Label();
            super.visitLabel(label);
            ranges.add(label);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            closeRange();
            atReturn(opcode, keptSlot);
            super.visitInsn(opcode);
            openRange();
        } else {
            rangeIsEmpty = false;
            super.visitInsn(opcode);
        }
    }

    @Override
    public void visitFrame(int type, int locals, Object[] local, int stacks, Object[] stack) {
        if (keptType == Opcodes.TOP) {
            super.visitFrame(type, locals, local, stacks, stack);
            return;
        }
        List<Object> extended = new ArrayList<>(keptSlot + 1);
        int slots = 0;
        for (int i = 0; i < locals; i++) {
            extended.add(local[i]);
            slots += local[i] == Opcodes.LONG || local[i] == Opcodes.DOUBLE ? 2 : 1;
        }
        for (; slots < keptSlot; slots++) {
            extended.add(Opcodes.TOP);
        }
        extended.add(keptType);
        super.visitFrame(type, extended.size(), extended.toArray(), stacks, stack);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        closeRange();
        int thrownSlot = keptSlot + 2;
        if (catches && !ranges.isEmpty()) {
            Label handler = new Label();
            for (int i = 0; i < ranges.size(); i += 2) {
                // last in the table: the method's own handlers come first
                super.visitTryCatchBlock(ranges.get(i), ranges.get(i + 1), handler, null);
            }
            super.visitLabel(handler);
            super.visitFrame(
                    Opcodes.F_NEW, handlerLocals.length, handlerLocals, 1, new Object[] {"java/lang/Throwable"});
            super.visitVarInsn(Opcodes.ASTORE, thrownSlot);
            atThrow(keptSlot, thrownSlot);
            super.visitVarInsn(Opcodes.ALOAD, thrownSlot);
            super.visitInsn(Opcodes.ATHROW);
        }
        super.visitMaxs(maxStack + 8, Math.max(maxLocals, keptSlot) + 3);
    }

    // every other instruction only says that the range is not empty

    @Override
    public void visitIntInsn(int opcode, int operand) {
        rangeIsEmpty = false;
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        rangeIsEmpty = false;
        super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        rangeIsEmpty = false;
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        rangeIsEmpty = false;
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        rangeIsEmpty = false;
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
            String name, String descriptor, org.objectweb.asm.Handle bootstrap, Object... arguments) {
        rangeIsEmpty = false;
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        rangeIsEmpty = false;
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLdcInsn(Object value) {
        rangeIsEmpty = false;
        super.visitLdcInsn(value);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        rangeIsEmpty = false;
        super.visitIincInsn(variable, increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        rangeIsEmpty = false;
        super.visitTableSwitchInsn(min, max, otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        rangeIsEmpty = false;
        super.visitLookupSwitchInsn(otherwise, keys, labels);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        rangeIsEmpty = false;
        super.visitMultiANewArrayInsn(descriptor, dimensions);
    }
}
