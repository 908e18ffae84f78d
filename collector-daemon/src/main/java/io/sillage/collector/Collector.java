package io.sillage.collector;

import io.sillage.collector.intake.Intake;
import io.sillage.collector.intake.Zstd;
import io.sillage.collector.journal.DiskBounds;
import io.sillage.collector.journal.RecordingDirectory;
import io.sillage.collector.journal.Retention;
import io.sillage.collector.lane.Lane;
import io.sillage.collector.lane.OwnFolder;
import io.sillage.event.ClockPair;
import io.sillage.event.RecordingFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Collects a host's events into a recording: adopts and seals what agents write, runs the probes, keeps to the bounds of
 * disk. In a process of its own, or inside the one that starts an application.
 *
 * <pre>{@code
 * try (Collector collector = Collector.create(CollectorSettings.of(directory))) {
 *     collector.start();
 *     …                        // agents may write into collector.recording() from create() on
 * }                            // seals what is left; collector.report() tells what there was
 * }</pre>
 */
public final class Collector implements AutoCloseable {
    private static final long IDLE_NANOS = 100_000_000L;
    private static final long CLOSING_NANOS = 20_000_000L;
    private static final int SEGMENT_BYTES = 32 << 10;

    private final RecordingDirectory directory;
    private final OwnFolder folder;
    private final Probes probes;
    private final Rounds rounds;
    private final long patienceNanos;
    private final Thread thread = new Thread(this::runUntilClosed, "sillage-intake");
    private volatile boolean closing;

    private Collector(CollectorSettings settings, RecordingDirectory directory) throws IOException {
        this.directory = directory;
        this.patienceNanos = settings.patience().toNanos();
        Path path = directory.path();
        File disk = path.toFile();
        DiskBounds bounds = settings.bounds() == null ? DiskBounds.of(disk.getTotalSpace()) : settings.bounds();
        String host = directory.file().host();
        Retention retention = Retention.of(path, bounds, disk::getUsableSpace);
        Intake intake = Intake.of(path, Zstd.orNone(), retention::add);
        folder = OwnFolder.make(path, host, bounds.floorBytes(), disk::getUsableSpace, ClockPair::now);
        Lane lane = folder.lane("collector", SEGMENT_BYTES);
        probes = new Probes(settings.probes(), folder);
        rounds = new Rounds(intake, retention, lane, probes, ClockPair::now, System.nanoTime());
    }

    /**
     * Makes the recording's directory, or takes over the one to be resumed. From now on it is ours.
     *
     * @throws io.sillage.collector.journal.RecordingRefused when that can't be; the message has the remedy
     */
    public static Collector create(CollectorSettings settings) throws IOException {
        HostFacts host = HostFacts.read();
        RecordingDirectory directory = settings.resume()
                ? RecordingDirectory.resume(settings.recording(), host.bootId())
                : RecordingDirectory.begin(settings.recording(), host.host(), host.bootId(), ClockPair.now());
        try {
            return new Collector(settings, directory);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Starts the probes and the duty cycle. Once. */
    public void start() {
        rounds.say("started", null);
        probes.start();
        thread.setDaemon(true);
        thread.start();
    }

    /** The recording's directory. */
    public Path recording() {
        return directory.path();
    }

    /** The recording's first clock pair and its host. */
    public RecordingFile file() {
        return directory.file();
    }

    /** What was done so far, about as of 100 ms ago. After {@link #close}: all that was done. */
    public CollectorReport report() {
        return rounds.report();
    }

    /**
     * Ends the probes, waits a bounded time for processes that are still alive, seals all that dead ones left, and lets
     * go of the directory. What a process writes that lives on stays as it is and can be read. Idempotent.
     */
    @Override
    public synchronized void close() throws IOException {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folder.end();
        directory.close();
    }

    private void runUntilClosed() {
        Niceness.lower(thread.getName());
        while (!closing) {
            if (rounds.doWork(System.nanoTime(), false) == 0 && !closing) {
                LockSupport.parkNanos(this, IDLE_NANOS);
            }
        }
        probes.close();
        awaitLivingWriters(System.nanoTime() + patienceNanos);
        rounds.say("stopped", null);
        endOwnFolder();
        sealTheRest();
    }

    private void awaitLivingWriters(long deadline) {
        sealTheRest();
        // This process is one of them.
        while (rounds.livingWriters() > 1 && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(this, CLOSING_NANOS);
            sealTheRest();
        }
    }

    private void sealTheRest() {
        int work;
        do {
            work = rounds.doWork(System.nanoTime(), true);
        } while (work > 0);
    }

    private void endOwnFolder() {
        try {
            folder.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
