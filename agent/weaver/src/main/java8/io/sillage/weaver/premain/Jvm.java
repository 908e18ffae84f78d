package io.sillage.weaver.premain;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** What can be known of the JVM around us with Java 8 and java.io alone. */
public final class Jvm {
    private Jvm() {}

    /** Why the agent cannot work in this JVM, or null when it can. */
    static String whyNot() {
        return whyNot(
                System.getProperty("java.specification.version", "?"),
                System.getProperty("java.vm.name", "?"),
                System.getProperty("org.graalvm.nativeimage.imagecode"));
    }

    static String whyNot(String version, String name, String imageCode) {
        if (imageCode != null) {
            return "a native image has no bytecode to instrument; run the application on a JVM";
        }
        if (feature(version) < 17) {
            return "Java " + version + " is not supported; run the application on Java 17 or later";
        }
        if (name.contains("OpenJ9") && !isPresent("sun.nio.ch.NioSocketImpl")) {
            return name + " lacks the classes that the agent instruments; run the application on HotSpot";
        }
        return isPresent("java.lang.instrument.ClassFileTransformer")
                ? null
                : "the runtime image lacks the module java.instrument; add it with jlink --add-modules";
    }

    static int feature(String version) {
        String digits = version.startsWith("1.") ? version.substring(2) : version;
        int end = 0;
        while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(digits.substring(0, end));
    }

    /** The launcher's note of what was started: main class or jar, and arguments. */
    public static String command() {
        return System.getProperty("sun.java.command", "");
    }

    /**
     * Whether the command is a tool rather than an application: javac, jcmd, keytool, Maven, Gradle. A tool that finds
     * us in JAVA_TOOL_OPTIONS is left alone. A source file run by {@code java Hello.java} is an application.
     */
    static boolean isTool(String command) {
        int blank = command.indexOf(' ');
        String main = blank < 0 ? command : command.substring(0, blank);
        int slash = main.indexOf('/');
        if (main.endsWith(".jar")) {
            return false;
        }
        String name = slash < 0 ? main : main.substring(slash + 1);
        if (name.startsWith("com.sun.tools.javac.launcher.")) {
            return false;
        }
        String module = slash < 0 ? "" : main.substring(0, slash);
        return module.startsWith("jdk.")
                || module.startsWith("java.")
                || name.startsWith("com.sun.tools.")
                || name.startsWith("sun.")
                || name.startsWith("jdk.")
                || name.startsWith("org.codehaus.plexus.classworlds.launcher.")
                || name.startsWith("org.apache.maven.wrapper.")
                || name.startsWith("org.gradle.");
    }

    /** Without JMX and without ProcessHandle, which Java 8 lacks. 0 where there is no /proc. */
    public static long pid() {
        try {
            return Long.parseLong(new File("/proc/self").getCanonicalFile().getName());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /** The host's name, by the kernel; the environment may have been inherited from another host. */
    public static String host() {
        String name = firstLine("/proc/sys/kernel/hostname");
        if (name == null) {
            name = System.getenv("HOSTNAME");
        }
        return name == null || name.isEmpty() ? "localhost" : name;
    }

    static String firstLine(String file) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8))) {
            return in.readLine();
        } catch (IOException | SecurityException e) {
            return null;
        }
    }

    private static boolean isPresent(String name) {
        try {
            Class.forName(name, false, null);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
