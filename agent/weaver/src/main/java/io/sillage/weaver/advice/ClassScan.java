package io.sillage.weaver.advice;

import io.sillage.weaver.choice.Choice;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** First pass: which methods of a class are worth recording and can be. */
final class ClassScan extends ClassVisitor {
    private static final int NOT_CODE = Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_BRIDGE;

    private final Choice choice;
    private final String internalName;
    private final Map<String, MethodFacts> methods = new HashMap<>();

    ClassScan(Choice choice, String internalName) {
        super(Opcodes.ASM9);
        this.choice = choice;
        this.internalName = internalName;
    }

    /** By name and descriptor, without those that are left alone. */
    Map<String, MethodFacts> chosen(WeaveCounts counts) {
        // no lambda here: the first one of a JVM costs more than weaving ten classes
        for (Iterator<MethodFacts> all = methods.values().iterator(); all.hasNext(); ) {
            MethodFacts facts = all.next();
            boolean tooLong = facts.wouldCrossLimit();
            if (tooLong) {
                counts.methodsTooLong.incrementAndGet();
            }
            if (tooLong || facts.isTrivial()) {
                all.remove();
            }
        }
        return methods;
    }

    boolean hasSubroutines() {
        for (MethodFacts facts : methods.values()) {
            if (facts.hasSubroutines()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        boolean generated = (access & Opcodes.ACC_SYNTHETIC) != 0 && !isLambdaBody(name);
        if ((access & NOT_CODE) != 0 || generated || name.charAt(0) == '<' || !choice.takesMethod(internalName, name)) {
            return null;
        }
        MethodFacts facts = new MethodFacts();
        methods.put(name + descriptor, facts);
        return facts;
    }

    /** Of Java, and of Scala, whose {@code $adapted} twins only unbox. */
    private static boolean isLambdaBody(String name) {
        return name.startsWith("lambda$") || name.contains("$anonfun$") && !name.endsWith("$adapted");
    }
}
