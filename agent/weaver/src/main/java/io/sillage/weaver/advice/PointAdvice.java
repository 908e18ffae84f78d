package io.sillage.weaver.advice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the calls that a {@link JdkPoint} asks for. */
final class PointAdvice extends Around {
    private static final String FD = "Ljava/io/FileDescriptor;";
    private static final String SOCKET = "sun/nio/ch/NioSocketImpl";

    private final JdkPoint point;
    private final String target;
    private final boolean isStatic;

    PointAdvice(MethodVisitor next, @Nullable String thisType, int locals, JdkPoint point, String target) {
        super(
                next,
                thisType,
                locals,
                point.keeps() ? "java/lang/Object" : Opcodes.TOP,
                !point.onThrow().isEmpty());
        this.point = point;
        this.target = target;
        this.isStatic = thisType == null;
    }

    @Override
    void atEntry(int keptSlot) {
        emit(point.entry(), Opcodes.NOP, keptSlot, -1);
    }

    @Override
    void atReturn(int opcode, int keptSlot) {
        emit(point.onReturn(), opcode, keptSlot, -1);
    }

    @Override
    void atThrow(int keptSlot, int thrownSlot) {
        emit(point.onThrow(), Opcodes.NOP, keptSlot, thrownSlot);
    }

    private void emit(List<String> words, int returnOpcode, int keptSlot, int thrownSlot) {
        if (words.contains("result")) {
            // below everything else that is passed; the order of the words is the order of the parameters
            mv.visitInsn(returnOpcode == Opcodes.LRETURN ? Opcodes.DUP2 : Opcodes.DUP);
            if (returnOpcode == Opcodes.IRETURN) {
                mv.visitInsn(Opcodes.I2L);
            }
            mv.visitVarInsn(Opcodes.LSTORE, keptSlot + 1);
        }
        StringBuilder passed = new StringBuilder("(");
        for (String word : words) {
            passed.append(emit(word, passed, keptSlot, thrownSlot));
        }
    }

    private String emit(String word, StringBuilder passed, int keptSlot, int thrownSlot) {
        int colon = word.indexOf(':');
        String[] parts = word.split(":", -1);
        switch (colon < 0 ? word : parts[0]) {
            case "fd":
                return field(point.owner(), "fd", FD, 0);
            case "field":
                return field(point.owner(), parts[1], parts[2], 0);
            case "socketFd":
                return field(SOCKET, "fd", FD, 1);
            case "socketField":
                return field(SOCKET, parts[1], parts[2], 1);
            case "arg":
                return argument(Integer.parseInt(parts[1]));
            case "result":
                mv.visitVarInsn(Opcodes.LLOAD, keptSlot + 1);
                return "J";
            case "kept":
                mv.visitVarInsn(Opcodes.ALOAD, keptSlot);
                return "Ljava/lang/Object;";
            case "thrown":
                mv.visitVarInsn(Opcodes.ALOAD, thrownSlot);
                return "Ljava/lang/Throwable;";
            case "call":
                mv.visitMethodInsn(Opcodes.INVOKESTATIC, target, parts[1], passed + ")V", false);
                return "";
            case "keep":
                mv.visitMethodInsn(Opcodes.INVOKESTATIC, target, parts[1], passed + ")Ljava/lang/Object;", false);
                mv.visitVarInsn(Opcodes.ASTORE, keptSlot);
                return "";
            default:
                throw new IllegalArgumentException("Bug: unknown word \"" + word + "\" in " + point);
        }
    }

    private String field(String owner, String name, String descriptor, int slot) {
        mv.visitVarInsn(Opcodes.ALOAD, slot);
        if (slot != 0) {
            mv.visitTypeInsn(Opcodes.CHECKCAST, owner);
        }
        mv.visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
        return descriptor;
    }

    private String argument(int index) {
        Type[] types = Type.getArgumentTypes(point.descriptor());
        int slot = isStatic ? 0 : 1;
        for (int i = 0; i < index; i++) {
            slot += types[i].getSize();
        }
        mv.visitVarInsn(types[index].getOpcode(Opcodes.ILOAD), slot);
        return types[index].getDescriptor();
    }
}
