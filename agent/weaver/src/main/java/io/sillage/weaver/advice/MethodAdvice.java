package io.sillage.weaver.advice;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** {@code long entered = Recorder.methodEntered(id); try { … } finally { Recorder.methodExited(id, entered, thrown); }} */
final class MethodAdvice extends Around {
    private final String recorder;
    private final int method;

    MethodAdvice(MethodVisitor next, @Nullable String thisType, MethodFacts facts, String recorder, int method) {
        super(next, thisType, facts.locals, Opcodes.LONG, true);
        this.recorder = recorder;
        this.method = method;
    }

    @Override
    void atEntry(int keptSlot) {
        push();
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, recorder, "methodEntered", "(I)J", false);
        mv.visitVarInsn(Opcodes.LSTORE, keptSlot);
    }

    @Override
    void atReturn(int opcode, int keptSlot) {
        push();
        mv.visitVarInsn(Opcodes.LLOAD, keptSlot);
        mv.visitInsn(Opcodes.ACONST_NULL);
        exited();
    }

    @Override
    void atThrow(int keptSlot, int thrownSlot) {
        push();
        mv.visitVarInsn(Opcodes.LLOAD, keptSlot);
        mv.visitVarInsn(Opcodes.ALOAD, thrownSlot);
        exited();
    }

    private void exited() {
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, recorder, "methodExited", "(IJLjava/lang/Throwable;)V", false);
    }

    private void push() {
        if (method <= Short.MAX_VALUE) {
            mv.visitIntInsn(Opcodes.SIPUSH, method);
        } else {
            mv.visitLdcInsn(method);
        }
    }
}
