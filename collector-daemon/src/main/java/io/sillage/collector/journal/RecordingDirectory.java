package io.sillage.collector.journal;

import io.sillage.collector.journal.RecordingRefused.Reason;
import io.sillage.event.ClockPair;
import io.sillage.event.DamagedSegment;
import io.sillage.event.RecordingFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A recording's directory, ours alone until it is closed. */
public final class RecordingDirectory implements AutoCloseable {
    /** A folder of one process: {@code PID-STARTMILLIS}. */
    public static final Pattern PROCESS = Pattern.compile("[0-9]{1,10}-[0-9]{1,15}");

    private final Path path;
    private final RecordingFile file;
    private final CollectorLock lock;

    private RecordingDirectory(Path path, RecordingFile file, CollectorLock lock) {
        this.path = path;
        this.file = file;
        this.lock = lock;
    }

    /**
     * Begins a recording. The directory may exist if nothing is in it but folders of processes that came before us.
     *
     * @throws RecordingRefused when that can't be; the message has the remedy
     */
    public static RecordingDirectory begin(Path path, String host, String bootId, ClockPair clock) throws IOException {
        return opened(path, () -> {
            make(path);
            CollectorLock lock = CollectorLock.take(path);
            try {
                refuseWhatIsThere(path);
                RecordingFile file = new RecordingFile(RecordingFile.FORMAT, host, bootId, clock);
                Durable.write(path.resolve(RecordingFile.NAME), file.toJson().getBytes(StandardCharsets.UTF_8));
                Durable.syncDirectory(path);
                return new RecordingDirectory(path, file, lock);
            } catch (IOException e) {
                lock.close();
                throw e;
            }
        });
    }

    /**
     * Goes on with a recording whose collector ended, on the same boot of the same host.
     *
     * @throws RecordingRefused when that can't be; the message has the remedy
     */
    public static RecordingDirectory resume(Path path, String bootId) throws IOException {
        return opened(path, () -> {
            refuseOthers(path);
            RecordingFile file = read(path, bootId);
            return new RecordingDirectory(path, file, CollectorLock.take(path));
        });
    }

    public Path path() {
        return path;
    }

    public RecordingFile file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void make(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = path.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(path, OwnerOnly.DIRECTORY);
            return;
        }
        refuseOthers(path);
        if (Files.exists(path.resolve(RecordingFile.NAME))) {
            throw exists(path);
        }
        Files.setPosixFilePermissions(path, OwnerOnly.DIRECTORY.value());
    }

    private static void refuseOthers(Path path) throws IOException {
        if (!OwnerOnly.ownedByUs(path)) {
            throw new RecordingRefused(
                    Reason.NOT_OURS,
                    path + " belongs to user " + Files.getOwner(path).getName() + ", this is user "
                            + System.getProperty("user.name") + "; name another directory, or run as its owner");
        }
    }

    private static void refuseWhatIsThere(Path path) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.equals(RecordingFile.NAME)) {
                    throw exists(path);
                }
                if (!name.equals(CollectorLock.NAME) && !PROCESS.matcher(name).matches()) {
                    throw new RecordingRefused(
                            Reason.EXISTS,
                            path + " is not empty: " + name
                                    + " is in it; name a directory that does not exist or is empty");
                }
            }
        }
    }

    private static RecordingRefused exists(Path path) {
        return new RecordingRefused(
                Reason.EXISTS, path + " holds a recording already; name another directory, recordings are never mixed");
    }

    private static RecordingFile read(Path path, String bootId) throws IOException {
        RecordingFile file;
        try {
            file = RecordingFile.read(path);
        } catch (DamagedSegment e) {
            throw new RecordingRefused(Reason.NOT_RESUMABLE, String.valueOf(e.getMessage()));
        }
        if (!file.bootId().equals(bootId)) {
            throw new RecordingRefused(
                    Reason.NOT_RESUMABLE,
                    path + " was begun before this host was started (boot_id " + file.bootId() + ", now " + bootId
                            + "), and its clock ended with that; begin another recording");
        }
        return file;
    }

    private static RecordingDirectory opened(Path path, Opening opening) throws IOException {
        try {
            return opening.open();
        } catch (AccessDeniedException e) {
            throw new RecordingRefused(
                    Reason.NO_ACCESS,
                    "no permission for " + e.getFile() + " as user " + System.getProperty("user.name")
                            + "; name a directory that this user can write to");
        } catch (FileAlreadyExistsException | NotDirectoryException e) {
            throw new RecordingRefused(
                    Reason.EXISTS, e.getFile() + " exists and is no directory; name another directory");
        } catch (NoSuchFileException e) {
            throw new RecordingRefused(
                    Reason.NOT_RESUMABLE,
                    "no recording at " + path + "; leave out the resuming, or name another directory");
        } catch (FileSystemException e) {
            throw new RecordingRefused(
                    Reason.NO_ACCESS, "can't record into " + path + ": " + reason(e) + "; name another directory");
        }
    }

    private static String reason(FileSystemException e) {
        String file = e.getFile() == null ? "" : e.getFile() + ": ";
        return file + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
    }

    private interface Opening {
        RecordingDirectory open() throws IOException;
    }
}
