package io.sillage.cli.status;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether a process has a file open for writing, as far as we may look: into our own ones, or as root into all of this
 * container. Asked often; who was found is looked at first.
 */
public final class FileWriters {
    private static final Path PROCESSES = Path.of("/proc");
    private static final int ACCESS_MODE = 3;

    private final Path file;
    /** A descriptor by which it was open last time. */
    private @Nullable Path known;

    public FileWriters(Path file) {
        this.file = file;
    }

    public boolean any() {
        String name = realName();
        if (name == null) {
            return false;
        }
        if (known != null && writes(known, name)) {
            return true;
        }
        known = find(name);
        return known != null;
    }

    private @Nullable String realName() {
        try {
            return file.toRealPath().toString();
        } catch (IOException gone) {
            return null;
        }
    }

    private static @Nullable Path find(String name) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                Path descriptor = find(process, name);
                if (descriptor != null) {
                    return descriptor;
                }
            }
        } catch (IOException noSuchFileSystem) {
            return null;
        }
        return null;
    }

    private static @Nullable Path find(Path process, String name) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (writes(descriptor, name)) {
                    return descriptor;
                }
            }
        } catch (IOException goneOrSomebodyElses) {
            return null;
        }
        return null;
    }

    private static boolean writes(Path descriptor, String name) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(name) && isForWriting(descriptor);
        } catch (IOException closed) {
            return false;
        }
    }

    /** By its {@code flags}, as open(2) has them, in octal: proc_pid_fdinfo(5). */
    private static boolean isForWriting(Path descriptor) throws IOException {
        Path process = descriptor.resolve("../..").normalize();
        Path info = process.resolve("fdinfo").resolve(descriptor.getFileName());
        for (String line : Files.readAllLines(info)) {
            if (line.startsWith("flags:")) {
                return (Long.parseLong(line.substring("flags:".length()).strip(), 8) & ACCESS_MODE) != 0;
            }
        }
        return false;
    }
}
