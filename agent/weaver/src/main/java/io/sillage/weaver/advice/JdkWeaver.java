package io.sillage.weaver.advice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes the JDK's own socket and output classes call us, and knows which of the expected methods this JVM has. */
public final class JdkWeaver {
    private final Map<String, List<JdkPoint>> points = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Set<String> found = ConcurrentHashMap.newKeySet();
    private final Set<String> woven = ConcurrentHashMap.newKeySet();

    /** @param target the internal name of the class to call */
    public JdkWeaver sockets(String target) {
        return add(JdkPoints.sockets(), target);
    }

    public JdkWeaver outputs(String target) {
        return add(JdkPoints.outputs(), target);
    }

    private JdkWeaver add(List<JdkPoint> more, String target) {
        for (JdkPoint point : more) {
            List<JdkPoint> known = points.get(point.owner());
            if (known == null) {
                known = new ArrayList<>();
                points.put(point.owner(), known);
            }
            known.add(point);
            targets.put(point.owner(), target);
        }
        return this;
    }

    public boolean takes(String internalName) {
        return points.containsKey(internalName);
    }

    /** The classes without which something is missing, for those that want to load them ahead. */
    public List<String> classNames() {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, List<JdkPoint>> entry : points.entrySet()) {
            if (!entry.getValue().get(0).group().isEmpty()) {
                names.add(entry.getKey().replace('/', '.'));
            }
        }
        return names;
    }

    public int pointsFound() {
        return found.size();
    }

    /** What this JVM lacks, of classes that were loaded; empty when all is well. */
    public Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        Set<String> groups = new TreeSet<>();
        for (List<JdkPoint> list : points.values()) {
            for (JdkPoint point : list) {
                if (woven.contains(point.owner())) {
                    missing.add(point.group());
                }
                if (found.contains(key(point))) {
                    groups.add(point.group());
                }
            }
        }
        missing.removeAll(groups);
        missing.remove("");
        return missing;
    }

    public byte[] weave(String internalName, byte[] classFile) {
        List<JdkPoint> wanted = points.getOrDefault(internalName, List.of());
        ClassReader reader = new ClassReader(classFile);
        Map<String, MethodFacts> facts = new HashMap<>();
        reader.accept(new Scan(facts), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Rewriter(writer, wanted, facts), ClassReader.EXPAND_FRAMES);
        woven.add(internalName);
        return writer.toByteArray();
    }

    private static String key(JdkPoint point) {
        return point.owner() + '.' + point.method() + point.descriptor();
    }

    private static final class Scan extends ClassVisitor {
        private final Map<String, MethodFacts> methods;

        Scan(Map<String, MethodFacts> methods) {
            super(Opcodes.ASM9);
            this.methods = methods;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodFacts facts = new MethodFacts();
            methods.put(name + descriptor, facts);
            return facts;
        }
    }

    private final class Rewriter extends ClassVisitor {
        private final List<JdkPoint> wanted;
        private final Map<String, MethodFacts> facts;

        Rewriter(ClassVisitor next, List<JdkPoint> wanted, Map<String, MethodFacts> facts) {
            super(Opcodes.ASM9, next);
            this.wanted = wanted;
            this.facts = facts;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            MethodFacts known = facts.get(name + descriptor);
            for (JdkPoint point : wanted) {
                boolean same = point.method().equals(name) && point.descriptor().equals(descriptor);
                if (same && known != null && (access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) == 0) {
                    found.add(key(point));
                    String thisType = (access & Opcodes.ACC_STATIC) == 0 ? point.owner() : null;
                    String target = targets.getOrDefault(point.owner(), "");
                    return new PointAdvice(next, thisType, known.locals, point, target);
                }
            }
            return next;
        }
    }
}
