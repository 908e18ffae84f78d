package io.sillage.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JDKs that the end-to-end tests run on: one of each version from 17 on. */
public final class Jdks {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final List<Integer> REQUIRED_IN_CI = List.of(17, 25);

    private Jdks() {}

    /** Of {@code SILLAGE_TEST_JDKS} (homes, between colons or commas), else those under /usr/lib/jvm. */
    public static List<Jdk> found() {
        return found(System.getenv());
    }

    static List<Jdk> found(Map<String, String> environment) {
        String named = environment.getOrDefault("SILLAGE_TEST_JDKS", "");
        List<Jdk> found = onePerVersion(named.isBlank() ? installed() : named(named));
        if ("1".equals(environment.get("SILLAGE_CI"))) {
            requireAll(found);
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("no JDK of version 17 or later found; SILLAGE_TEST_JDKS='" + named
                    + "', else looked under " + INSTALLED + "; install one or name its home");
        }
        return found;
    }

    public static Jdk newest() {
        List<Jdk> found = found();
        return found.get(found.size() - 1);
    }

    public static Jdk oldest() {
        return found().get(0);
    }

    private static Stream<Jdk> named(String homes) {
        return Arrays.stream(homes.split("[:,]"))
                .map(home -> Jdk.at(Path.of(home.trim()))
                        .orElseThrow(() -> new IllegalStateException("no JDK at '" + home
                                + "', which SILLAGE_TEST_JDKS names: no release file or no bin/javac")));
    }

    private static Stream<Jdk> installed() {
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.sorted().map(Jdk::at).flatMap(Optional::stream).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Jdk> onePerVersion(Stream<Jdk> jdks) {
        return List.copyOf(jdks.filter(jdk -> jdk.version() >= 17)
                .collect(Collectors.toMap(Jdk::version, jdk -> jdk, (first, second) -> first, TreeMap::new))
                .values());
    }

    private static void requireAll(List<Jdk> found) {
        List<Integer> versions = found.stream().map(Jdk::version).toList();
        if (!versions.containsAll(REQUIRED_IN_CI)) {
            throw new IllegalStateException("SILLAGE_CI=1 needs JDKs " + REQUIRED_IN_CI + ", found " + found);
        }
    }
}
