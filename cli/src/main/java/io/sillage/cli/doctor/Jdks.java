package io.sillage.cli.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts every JVM of this host with the agent in it, and looks whether the agent wrote. */
final class Jdks implements Check {
    private static final Path USUAL_PLACE = Path.of("/usr/lib/jvm");
    private static final Pattern VERSION =
            Pattern.compile("^JAVA_VERSION=\"(\\d+)(\\.(\\d+))?[^\"]*\"", Pattern.MULTILINE);

    private final Path ownHome;
    private final Path agentJar;
    private final Path someJar;

    Jdks(Path ownHome, Path agentJar, Path someJar) {
        this.ownHome = ownHome;
        this.agentJar = agentJar;
        this.someJar = someJar;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Path home : homes()) {
            findings.add(tryAgent(home));
        }
        return findings;
    }

    private Set<Path> homes() {
        Set<Path> homes = new TreeSet<>();
        add(homes, ownHome);
        try (DirectoryStream<Path> places = Files.newDirectoryStream(USUAL_PLACE)) {
            places.forEach(place -> add(homes, place));
        } catch (IOException none) {
            // other systems keep their JVMs elsewhere; our own is in the list
        }
        return homes;
    }

    private static void add(Set<Path> homes, Path home) {
        try {
            if (Files.isExecutable(home.resolve("bin/java"))) {
                homes.add(home.toRealPath());
            }
        } catch (IOException vanished) {
            // gone since the directory was listed
        }
    }

    private Finding tryAgent(Path home) {
        int version = version(home);
        String subject = "java " + (version == 0 ? "?" : version) + " " + home;
        if (version > 0 && version < 17) {
            return Finding.limited(
                    subject,
                    "runs unrecorded: the agent needs Java 17 and stands down below it",
                    "record it on a newer Java");
        }
        Path recording;
        try {
            recording = Files.createTempDirectory("sillage-doctor");
        } catch (IOException e) {
            return Finding.broken(
                    subject, "not tried: no temporary directory: " + e.getMessage(), "free space in /tmp");
        }
        try {
            return judge(subject, recording, Trial.of(command(home, recording)));
        } finally {
            Trees.delete(recording);
        }
    }

    private List<String> command(Path home, Path recording) {
        return List.of(
                home.resolve("bin/java").toString(),
                "-javaagent:" + agentJar + "=recording=" + recording,
                "-jar",
                someJar.toString(),
                "--version");
    }

    private static Finding judge(String subject, Path recording, Trial trial) {
        if (!trial.ok()) {
            return Finding.broken(
                    subject, "does not start with the agent: " + trial.firstLine(), "is it whole? try: java -version");
        }
        return wrote(recording)
                ? Finding.works(subject, "records")
                : Finding.broken(subject, "starts, but the agent stood down", "see: sillage events, kind agent.status");
    }

    private static boolean wrote(Path recording) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(recording, "*-*")) {
            for (Path folder : folders) {
                try (DirectoryStream<Path> segments = Files.newDirectoryStream(folder, "*.seg")) {
                    if (segments.iterator().hasNext()) {
                        return true;
                    }
                }
            }
        } catch (IOException unreadable) {
            return false;
        }
        return false;
    }

    private static int version(Path home) {
        try {
            Matcher matcher = VERSION.matcher(Files.readString(home.resolve("release")));
            if (!matcher.find()) {
                return 0;
            }
            int first = Integer.parseInt(matcher.group(1));
            return first == 1 && matcher.group(3) != null ? Integer.parseInt(matcher.group(3)) : first;
        } catch (IOException none) {
            return 0;
        }
    }
}
