package io.sillage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What --methods may say: globs on class names, {@code com.acme.**}, each with an optional {@code #method}. */
final class MethodPatterns {
    private static final Pattern GLOB = Pattern.compile("[\\p{L}\\p{N}_$.*]+(#[\\p{L}\\p{N}_$*]+)?");
    private static final List<String> JVM_PACKAGES = List.of("java", "javax", "jdk", "sun", "com.sun");

    private MethodPatterns() {}

    static List<String> parse(@Nullable String typed) {
        if (typed == null) {
            return List.of();
        }
        List<String> patterns = new ArrayList<>();
        for (String part : typed.split("[,;]", -1)) {
            patterns.add(check(part.trim(), typed));
        }
        return patterns;
    }

    private static String check(String pattern, String typed) {
        if (!GLOB.matcher(pattern).matches()) {
            throw Refusal.wrongUsage("--methods '" + typed + "': '" + pattern
                    + "' is no pattern; write class names with * and **, such as 'com.acme.**,kafka.server.*#handle'");
        }
        if (reachesTheJvm(pattern)) {
            throw Refusal.wrongUsage("--methods '" + typed + "': '" + pattern
                    + "' would record the JVM's own classes, which the recorder itself uses;"
                    + " name the application's packages, such as 'com.acme.**'");
        }
        return pattern;
    }

    /** True if the pattern names a package of the JVM, or begins so openly that it includes one. */
    private static boolean reachesTheJvm(String pattern) {
        String fixed = pattern.replaceFirst("[*#].*", "");
        if (fixed.isEmpty()) {
            return true;
        }
        return JVM_PACKAGES.stream().anyMatch(name -> fixed.equals(name) || fixed.startsWith(name + "."));
    }
}
