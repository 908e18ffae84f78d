package io.sillage.weaver.advice;

import io.sillage.weaver.choice.Choice;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

/** Loads some classes of the class path anew, woven. */
final class WeavingLoader extends ClassLoader {
    static final Choice EVERYTHING = new Choice() {
        @Override
        public boolean takesClass(String internalName) {
            return true;
        }

        @Override
        public boolean takesMethod(String internalName, String method) {
            return true;
        }

        @Override
        public String description() {
            return "everything";
        }
    };

    final WeaveCounts counts = new WeaveCounts();
    private final Predicate<String> own;
    private final MethodWeaver weaver = new MethodWeaver(Calls.class.getName().replace('.', '/'), Calls::name, counts);

    WeavingLoader(Predicate<String> own) {
        super(WeavingLoader.class.getClassLoader());
        this.own = own;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && own.test(name)) {
                loaded = woven(name);
            }
            return loaded != null ? loaded : super.loadClass(name, resolve);
        }
    }

    private Class<?> woven(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] original = in.readAllBytes();
            byte[] woven = weaver.weave(original, EVERYTHING);
            byte[] bytes = woven == null ? original : woven;
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
