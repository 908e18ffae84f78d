package io.sillage.weaver.premain;

import java.io.File;

/** What the java command was told to run: {@code -jar path}, {@code module/class} or a class of the class path. */
public final class Launch {
    private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.";

    /** The jar of {@code java -jar}, or null. */
    public final String jar;
    /** The main class where the command names one, or null for a jar. */
    public final String mainClass;
    /** The main module of {@code java -m}, or null. */
    public final String module;
    /** The file of {@code java Hello.java}, or null. */
    public final String sourceFile;

    private Launch(String jar, String mainClass, String module, String sourceFile) {
        this.jar = jar;
        this.mainClass = mainClass;
        this.module = module;
        this.sourceFile = sourceFile;
    }

    public static Launch current() {
        return of(Jvm.command(), System.getProperty("java.class.path", ""), System.getProperty("jdk.module.main"));
    }

    /** With {@code -jar} the jar is the class path, to which the JVM appends the agent's own jar. */
    static Launch of(String command, String classPath, String mainModule) {
        int end = classPath.indexOf(File.pathSeparatorChar);
        String first = end < 0 ? classPath : classPath.substring(0, end);
        if (!first.isEmpty() && (command.equals(first) || command.startsWith(first + " "))) {
            return new Launch(first, null, null, null);
        }
        int blank = command.indexOf(' ');
        String main = blank < 0 ? command : command.substring(0, blank);
        int slash = main.indexOf('/');
        String name = slash < 0 ? main : main.substring(slash + 1);
        if (name.startsWith(SOURCE_LAUNCHER)) {
            return new Launch(null, null, null, sourceFile(command, blank));
        }
        return new Launch(null, name.isEmpty() ? null : name, slash < 0 ? mainModule : main.substring(0, slash), null);
    }

    /** The launcher's first argument; one with blanks in it ends in {@code .java} nevertheless. */
    private static String sourceFile(String command, int blank) {
        String arguments = blank < 0 ? "" : command.substring(blank + 1);
        int ending = arguments.indexOf(".java");
        int end = arguments.indexOf(' ');
        return ending >= 0
                ? arguments.substring(0, ending + ".java".length())
                : end < 0 ? arguments : arguments.substring(0, end);
    }

    /** The name of a service that nobody named: its jar without {@code .jar}, else its main class without package. */
    public String serviceName() {
        if (jar != null) {
            String name = new File(jar).getName();
            return name.endsWith(".jar") ? name.substring(0, name.length() - 4) : name;
        }
        if (sourceFile != null) {
            String name = new File(sourceFile).getName();
            return name.endsWith(".java") ? name.substring(0, name.length() - 5) : name;
        }
        return mainClass == null ? "java" : mainClass.substring(mainClass.lastIndexOf('.') + 1);
    }

    /** The option, OTEL_SERVICE_NAME, or what the launch suggests. */
    public static String serviceName(AgentOptions options) {
        String name = options.get("service");
        if (name == null || name.isEmpty()) {
            name = System.getenv("OTEL_SERVICE_NAME");
        }
        return name == null || name.isEmpty() ? current().serviceName() : name;
    }
}
