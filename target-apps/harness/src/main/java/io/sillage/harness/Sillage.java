package io.sillage.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/** The {@code sillage} command as it was built, started on one of the JDKs. */
public record Sillage(Jdk jdk) {

    public Command command(Object... arguments) {
        return Command.of(home().resolve("sillage")).and(arguments).env("JAVA_HOME", jdk.home());
    }

    public Finished run(Object... arguments) {
        return command(arguments).run();
    }

    /** The jar that goes behind {@code -javaagent:}. */
    public static Path agent() {
        return built("cli/target/sillage-agent.jar");
    }

    /** A file below the project that the build has made. */
    public static Path built(String path) {
        Path file = home().resolve(path);
        if (!Files.exists(file)) {
            throw new IllegalStateException("not built: " + file + "; run: mvn package -DskipTests");
        }
        return file;
    }

    private static Path home() {
        String home = System.getProperty("sillage.home");
        if (home == null) {
            throw new IllegalStateException("no system property sillage.home: the project's root directory");
        }
        return Path.of(home);
    }
}
