package io.sillage.weaver.premain;

import java.nio.file.Path;

/** Launches as the java command describes them. */
public final class LaunchOf {
    private LaunchOf() {}

    public static Launch jar(Path jar) {
        return Launch.of(jar + " --port 0", jar.toString(), null);
    }

    public static Launch source(Path source) {
        return Launch.of("jdk.compiler/com.sun.tools.javac.launcher.Main " + source + " one two", "", "jdk.compiler");
    }
}
