package io.sillage.weaver;

import io.sillage.recorder.Recorder;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Whether classes of a loader can call the recorder. Loaders of OSGi and JBoss Modules do not ask the boot loader for
 * packages that they do not know; a class of theirs that calls us would fail in the application.
 */
final class Reach {
    /** By a loader's own equals and hashCode, which nobody is known to override to harm. */
    private final Map<ClassLoader, Boolean> known = Collections.synchronizedMap(new WeakHashMap<>());

    boolean reaches(ClassLoader loader) {
        Boolean before = known.get(loader);
        if (before != null) {
            return before;
        }
        boolean now = finds(loader); // outside of any lock of ours: it loads classes
        known.put(loader, now);
        return now;
    }

    private static boolean finds(ClassLoader loader) {
        try {
            return Class.forName(Recorder.class.getName(), false, loader) == Recorder.class;
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            return false;
        }
    }
}
