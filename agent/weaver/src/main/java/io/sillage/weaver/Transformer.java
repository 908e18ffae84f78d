package io.sillage.weaver;

import io.sillage.weaver.advice.JdkWeaver;
import io.sillage.weaver.advice.MethodWeaver;
import io.sillage.weaver.advice.WeaveCounts;
import io.sillage.weaver.choice.Choice;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees every class that loads and says no to nearly all. The JVM swallows what it throws, so it counts that itself. */
final class Transformer implements ClassFileTransformer {
    private static final int LISTED_FAILURES = 10;

    private final Choice choice;
    private final MethodWeaver methods;
    private final JdkWeaver jdk;
    private final WeaveCounts counts;
    private final Reach reach = new Reach();
    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();
    private final List<String> failures = new ArrayList<>();

    Transformer(Choice choice, MethodWeaver methods, JdkWeaver jdk, WeaveCounts counts) {
        this.choice = choice;
        this.methods = methods;
        this.jdk = jdk;
        this.counts = counts;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (internalName == null || loader == platform) {
            return null;
        }
        try {
            if (loader == null) {
                return jdk.takes(internalName) ? timed(internalName, classFile, null) : null;
            }
            return choice.takesClass(internalName) ? timed(internalName, classFile, loader) : null;
        } catch (Throwable e) {
            failed(internalName, e);
            return null;
        }
    }

    private byte @Nullable [] timed(String internalName, byte[] classFile, @Nullable ClassLoader loader) {
        long began = System.nanoTime();
        try {
            if (loader == null) {
                return jdk.weave(internalName, classFile);
            }
            if (!reach.reaches(loader)) {
                counts.classesOutOfReach.incrementAndGet();
                return null;
            }
            return methods.weave(classFile, choice);
        } finally {
            counts.nanos.addAndGet(System.nanoTime() - began);
        }
    }

    void failed(String name, Throwable e) {
        counts.classesFailed.incrementAndGet();
        synchronized (failures) {
            if (failures.size() < LISTED_FAILURES) {
                failures.add(name.replace('/', '.') + ": " + e);
            }
        }
    }

    List<String> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }
}
