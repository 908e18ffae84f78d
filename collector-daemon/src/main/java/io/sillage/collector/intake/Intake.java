package io.sillage.collector.intake;

import io.sillage.collector.journal.RecordingDirectory;
import io.sillage.event.Compressor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Finds the folders of processes in a recording and sees each to its end. Not thread-safe: one duty cycle calls it, with
 * the time.
 */
public final class Intake {
    private final Path recording;
    private final Liveness liveness;
    private final Sealer sealer;
    private final Settled settled;
    private final LongSupplier nanoTime;
    private final Listing listing;
    private final Set<String> known = new HashSet<>();
    private final List<ProcessFolder> folders = new ArrayList<>();
    private final Tally tally = new Tally();

    Intake(Path recording, Liveness liveness, Compressor compressor, Settled settled, LongSupplier nanoTime, long now) {
        this.recording = recording;
        this.liveness = liveness;
        this.sealer = new Sealer(compressor);
        this.settled = settled;
        this.nanoTime = nanoTime;
        this.listing = new Listing(recording, nanoTime, now);
    }

    public static Intake of(Path recording, Compressor compressor, Settled settled) {
        return new Intake(recording, new AliveLocks(), compressor, settled, System::nanoTime, System.nanoTime());
    }

    /**
     * One turn: every folder gets one.
     *
     * @param closing whether this is the final adoption: then every writer is asked at once whether it lives
     * @return how many segments were dealt with; 0 when there is nothing to do
     */
    public int doWork(long now, boolean closing) {
        int work = 0;
        try {
            String[] names = closing ? listing.names(now) : listing.changed(now);
            if (names != null) {
                adopt(names, now);
            }
        } catch (IOException e) {
            tally.trouble(recording + ": " + e.getMessage());
        }
        for (ProcessFolder folder : folders) {
            work += turn(folder, now, closing);
        }
        folders.removeIf(ProcessFolder::finished);
        return work;
    }

    /** How many processes were alive when they were last asked. */
    public int livingWriters() {
        return (int) folders.stream().filter(ProcessFolder::writerAlive).count();
    }

    /** The size of all segments that are not sealed. */
    public long rawBytes() {
        long bytes = 0;
        for (ProcessFolder folder : folders) {
            bytes += folder.rawBytes();
        }
        return bytes;
    }

    public Tally tally() {
        return tally;
    }

    private void adopt(String[] names, long now) {
        for (String name : names) {
            if (RecordingDirectory.PROCESS.matcher(name).matches()
                    && Files.isDirectory(recording.resolve(name), LinkOption.NOFOLLOW_LINKS)
                    && known.add(name)) {
                folders.add(
                        new ProcessFolder(recording.resolve(name), liveness, sealer, settled, tally, nanoTime, now));
            }
        }
    }

    private int turn(ProcessFolder folder, long now, boolean closing) {
        try {
            return folder.doWork(now, closing);
        } catch (IOException e) {
            tally.trouble(String.valueOf(e.getMessage()));
            return 0;
        } catch (RuntimeException e) {
            // One folder's fault must not cost the others.
            tally.trouble("Bug: " + e);
            return 0;
        }
    }
}
