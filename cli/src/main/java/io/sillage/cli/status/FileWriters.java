package io.sillage.cli.status;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Whether a process has a file open for writing, as far as we may look: into our own ones, or as root into all of this
 * container. Asked often; who was found is looked at first.
 */
public final class FileWriters {
    private static final Path PROCESSES = Path.of("/proc");
    /** There is always one, though it may be hidden like others: {@code hidepid}, proc(5). */
    private static final String FIRST_PROCESS = "1";

    private static final int ACCESS_MODE = 3;

    private final Path file;
    private final Path processes;
    private Path name;
    /** A descriptor by which it was open last time. */
    private @Nullable Path known;

    private boolean everFound;
    private boolean someHidden;

    public FileWriters(Path file) {
        this(file, PROCESSES);
    }

    /** @param processes where {@code PID/fd} and {@code PID/fdinfo} of each process are */
    FileWriters(Path file, Path processes) {
        this.file = file;
        this.processes = processes;
        name = file;
    }

    public boolean any() {
        Object key = key(file);
        if (key == null || !named()) {
            return false;
        }
        if (known != null && writes(known, key)) {
            return true;
        }
        known = find(key);
        everFound |= known != null;
        return known != null;
    }

    /** Nobody was ever found, but there were processes of which we may not see what they have open. */
    public boolean mayHaveMissedOne() {
        return someHidden && !everFound;
    }

    private boolean named() {
        try {
            name = file.toRealPath().getFileName();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** The file itself: its path may be another one for who writes it, as in a container. */
    private static @Nullable Object key(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    private @Nullable Path find(Object key) {
        someHidden = !Files.exists(processes.resolve(FIRST_PROCESS));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(processes, "[0-9]*")) {
            for (Path process : all) {
                Path descriptor = find(process, key);
                if (descriptor != null) {
                    return descriptor;
                }
            }
        } catch (IOException | DirectoryIteratorException noSuchFileSystem) {
            return null;
        }
        return null;
    }

    private @Nullable Path find(Path process, Object key) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (writes(descriptor, key)) {
                    return descriptor;
                }
            }
        } catch (NoSuchFileException | DirectoryIteratorException gone) {
            return null;
        } catch (IOException somebodyElses) {
            someHidden = true;
        }
        return null;
    }

    /** Its name is looked at first, as a file of another name may be on a disk that does not answer. */
    private boolean writes(Path descriptor, Object key) {
        try {
            return Files.readSymbolicLink(descriptor).endsWith(name)
                    && key.equals(key(descriptor))
                    && isForWriting(descriptor);
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
