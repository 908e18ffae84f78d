package io.sillage.weaver.advice;

import io.sillage.weaver.choice.Choice;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes the methods of application classes call the recorder. */
public final class MethodWeaver {
    /** Java 6, the first with stack maps. Older class files may hold subroutines and are rare: left alone, counted. */
    private static final int OLDEST_VERSION = Opcodes.V1_6;

    private static final int NEWEST_VERSION = 71;

    private final String recorder;
    private final ToIntFunction<String> ids;
    private final WeaveCounts counts;

    /**
     * @param recorder the internal name of the class to call
     * @param ids gives a method's full name its number
     */
    public MethodWeaver(String recorder, ToIntFunction<String> ids, WeaveCounts counts) {
        this.recorder = recorder;
        this.ids = ids;
        this.counts = counts;
    }

    /** The new class file, or null when nothing in it is recorded. */
    public byte @Nullable [] weave(byte[] classFile, Choice choice) {
        int version = (classFile[6] & 0xff) << 8 | classFile[7] & 0xff;
        if (version < OLDEST_VERSION) {
            counts.classesTooOld.incrementAndGet();
            return null;
        }
        if (version > NEWEST_VERSION) {
            counts.classesTooNew.incrementAndGet();
            return null;
        }
        ClassReader reader = new ClassReader(classFile);
        ClassScan scan = new ClassScan(choice, reader.getClassName());
        reader.accept(scan, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        if (scan.hasSubroutines()) {
            counts.classesTooOld.incrementAndGet();
            return null;
        }
        Map<String, MethodFacts> chosen = scan.chosen(counts);
        if (chosen.isEmpty()) {
            return null;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Rewriter(writer, reader.getClassName(), chosen), ClassReader.EXPAND_FRAMES);
        counts.classesWoven.incrementAndGet();
        counts.methodsWoven.addAndGet(chosen.size());
        return writer.toByteArray();
    }

    private final class Rewriter extends ClassVisitor {
        private final String owner;
        private final Map<String, MethodFacts> chosen;

        Rewriter(ClassVisitor next, String owner, Map<String, MethodFacts> chosen) {
            super(Opcodes.ASM9, next);
            this.owner = owner;
            this.chosen = chosen;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            MethodFacts facts = chosen.get(name + descriptor);
            if (facts == null) {
                return next;
            }
            int id = ids.applyAsInt(owner.replace('/', '.') + '.' + name);
            String thisType = (access & Opcodes.ACC_STATIC) == 0 ? owner : null;
            return new MethodAdvice(next, thisType, facts, recorder, id);
        }
    }
}
