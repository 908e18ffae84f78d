package io.sillage.weaver;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/** Opens the few packages of the JDK that we look into to ourselves, and to nobody else's code. */
final class Modules {
    private Modules() {}

    static void open(Instrumentation instrumentation) {
        export(instrumentation, Object.class.getModule(), "sun.nio.ch", "jdk.internal.access", "jdk.internal.misc");
    }

    static void export(Instrumentation instrumentation, Module module, String... packages) {
        Set<Module> us = Set.of(Modules.class.getModule());
        Map<String, Set<Module>> exports = new java.util.HashMap<>();
        for (String name : packages) {
            if (module.getPackages().contains(name)) {
                exports.put(name, us);
            }
        }
        instrumentation.redefineModule(module, Set.of(), exports, exports, Set.of(), Map.of());
    }
}
