package io.sillage.cli.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All checks, one after the other. */
public final class Examination {
    private Examination() {}

    /** Lazy, so that each finding can be shown while the next is being made. */
    public static Stream<Finding> of(Path ownJavaHome, Path agentJar, Path ownJar, Path directory) {
        List<Check> checks = List.of(
                new Jdks(ownJavaHome, agentJar, ownJar),
                new Iostat(),
                new Perf(),
                new DockerSocket(),
                new Disk(directory),
                new Clock());
        return checks.stream().flatMap(check -> check.findings().stream());
    }
}
