package io.sillage.weaver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class MethodWeaverTest {
    @Test
    void changesNoResultAndNoException() throws Exception {
        Class<?> woven = new WeavingLoader(Shapes.class.getName()::equals).loadClass(Shapes.class.getName());
        List<Method> methods = Arrays.stream(Shapes.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        assertThat(methods).hasSizeGreaterThan(8);
        for (Method method : methods) {
            Object plainReceiver = new Shapes();
            Object wovenReceiver = woven.getDeclaredConstructor().newInstance();
            Method twin = woven.getMethod(method.getName(), int.class);
            for (int n = -1; n < 12; n++) {
                Calls.MADE.clear();
                String expected = outcome(method, plainReceiver, n);
                assertThat(Calls.MADE).isEmpty();
                assertThat(outcome(twin, wovenReceiver, n))
                        .as(method.getName() + " " + n)
                        .isEqualTo(expected);
                assertBalanced(method.getName(), expected.startsWith("threw"));
            }
        }
    }

    private static String outcome(Method method, Object receiver, int n) throws IllegalAccessException {
        try {
            return String.valueOf(method.invoke(receiver, n));
        } catch (InvocationTargetException e) {
            return "threw " + e.getCause();
        }
    }

    /** Entries and exits stand like brackets, and the outermost call ends as its caller saw it end. */
    private static void assertBalanced(String method, boolean threw) {
        assertThat(Calls.MADE).first().isEqualTo("> " + method);
        Deque<String> open = new ArrayDeque<>();
        for (String call : Calls.MADE) {
            String name = call.split(" ", -1)[1];
            if (call.startsWith(">")) {
                open.push(name);
            } else {
                assertThat(open.poll()).isEqualTo(name);
            }
        }
        assertThat(open).isEmpty();
        String last = Calls.MADE.get(Calls.MADE.size() - 1);
        assertThat(last.split(" ", -1).length == 3).as(last).isEqualTo(threw);
    }

    /** Links, and so verifies, every class of the libraries that the tests themselves stand on. */
    @Test
    void wovenClassesOfLargeLibrariesVerify() throws IOException {
        List<String> names = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            if (entry.matches(".*/(assertj|archunit|byte-buddy|junit|opentest4j)[^/]*\\.jar")) {
                names.addAll(classes(entry));
            }
        }
        WeavingLoader loader = new WeavingLoader(Set.copyOf(names)::contains);
        List<String> failures = new ArrayList<>();
        int linked = 0;
        int methods = 0;
        for (String name : names) {
            try {
                methods += loader.loadClass(name).getDeclaredMethods().length;
                linked++;
            } catch (VerifyError | ClassFormatError e) {
                failures.add(name + ": " + e);
            } catch (ClassNotFoundException | LinkageError missing) {
                // an optional dependency of the library that is not here
            }
        }
        assertThat(failures).isEmpty();
        assertThat(linked).isGreaterThan(3_000);
        assertThat(methods).isGreaterThan(20_000);
        assertThat(loader.counts.methodsWoven.get()).isGreaterThan(10_000);
    }

    private static List<String> classes(String jar) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class")
                            && !name.startsWith("META-INF/")
                            && !name.endsWith("module-info.class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .toList();
        }
    }

    @Test
    void leavesAloneWhatIsNotWorthIt() {
        ClassWriter writer = classOf(Opcodes.V17);
        method(writer, Opcodes.ACC_PUBLIC, "<init>", 0);
        method(writer, Opcodes.ACC_STATIC, "<clinit>", 40);
        method(writer, Opcodes.ACC_STATIC, "getter", 0);
        method(writer, Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC, "bridge", 40);
        method(writer, Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, "access$000", 40);
        method(writer, Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, "lambda$body$0", 40);
        method(writer, Opcodes.ACC_STATIC, "plain", 40);
        assertThat(wovenMethods(writer)).containsExactly("lambda$body$0", "plain");
    }

    @Test
    void keepsHotspotsLimitAndTheClassFiles() {
        ClassWriter writer = classOf(Opcodes.V17);
        method(writer, Opcodes.ACC_STATIC, "justCompiled", 7_900);
        method(writer, Opcodes.ACC_STATIC, "wouldNotBeCompiledAnyMore", 7_990);
        method(writer, Opcodes.ACC_STATIC, "neverCompiled", 9_000);
        method(writer, Opcodes.ACC_STATIC, "largest", 65_530);
        assertThat(wovenMethods(writer)).containsExactly("justCompiled", "neverCompiled");
    }

    @Test
    void countsClassesThatAreTooNew() {
        WeaveCounts counts = new WeaveCounts();
        byte[] future = classOf(Opcodes.V17).toByteArray();
        future[7] = (byte) 200;
        assertThat(new MethodWeaver("x/Y", name -> 0, counts).weave(future, WeavingLoader.EVERYTHING))
                .isNull();
        assertThat(counts.classesTooNew).hasValue(1);
    }

    private static ClassWriter classOf(int version) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, Opcodes.ACC_PUBLIC, "test/Made", null, "java/lang/Object", null);
        return writer;
    }

    /** With that many instructions of one byte, and a branch. */
    private static void method(ClassWriter writer, int access, String name, int bytes) {
        MethodVisitor code = writer.visitMethod(access, name, "()V", null, null);
        code.visitCode();
        if (bytes > 0) {
            Label end = new Label();
            for (int i = 0; i < bytes; i++) {
                code.visitInsn(Opcodes.NOP);
            }
            code.visitJumpInsn(Opcodes.GOTO, end);
            code.visitLabel(end);
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 1);
        code.visitEnd();
    }

    private static List<String> wovenMethods(ClassWriter writer) {
        List<String> names = new ArrayList<>();
        byte[] woven = new MethodWeaver(
                        "x/Y",
                        name -> {
                            names.add(name.substring(name.lastIndexOf('.') + 1));
                            return names.size();
                        },
                        new WeaveCounts())
                .weave(writer.toByteArray(), WeavingLoader.EVERYTHING);
        assertThat(woven).isNotNull();
        new ClassReader(woven);
        return names;
    }
}
