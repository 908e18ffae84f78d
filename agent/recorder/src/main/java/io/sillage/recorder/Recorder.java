package io.sillage.recorder;

import io.sillage.event.ClockPair;
import io.sillage.event.ClockRead;
import io.sillage.event.Connection;
import io.sillage.event.Event;
import io.sillage.event.Kind;
import io.sillage.event.Loss;
import io.sillage.event.Nullable;
import io.sillage.event.Origin;
import io.sillage.event.SocketAccepted;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketShutdown;
import io.sillage.event.ThreadInfo;
import java.io.IOException;

/**
 * What woven code calls. Every method returns at once, whatever happens: nothing is thrown, nothing waited for. Before
 * {@link #start} and in muted threads they do nothing.
 *
 * <p>Times are {@link System#nanoTime()}. Method and transfer events allocate nothing.
 */
public final class Recorder {
    private static final Methods METHODS = new Methods();
    private static volatile @Nullable Running running;
    private static long lossesSaid;

    /** Everything that exists once recording began; one object, so that it is there as a whole or not at all. */
    private static final class Running {
        final Lanes lanes;
        final SegmentPool pool;
        final String process;

        Running(Lanes lanes, SegmentPool pool, String process) {
            this.lanes = lanes;
            this.pool = pool;
            this.process = process;
        }
    }

    private Recorder() {}

    /**
     * Makes this process's folder and its first segments, and starts the keeper.
     *
     * @param chores what the keeper is to do in each cycle besides
     * @throws IOException with the reason, when it can't record here; then nothing was started
     */
    public static synchronized void start(RecorderSettings settings, Runnable chores) throws IOException {
        if (running != null) {
            throw new IOException("this process is being recorded already");
        }
        SegmentFiles files = new SegmentFiles(settings.folder(), settings.floorBytes());
        files.open();
        Keeper keeper = new Keeper(chores);
        SegmentPool pool = new SegmentPool(files, keeper::wake);
        if (!pool.refill()) {
            throw new IOException("can't make a segment: " + pool.trouble());
        }
        Origin origin = new Origin(
                settings.process(),
                settings.host(),
                settings.service(),
                settings.pid(),
                settings.service(),
                settings.containerId(),
                null);
        Lanes lanes = new Lanes(origin, pool, METHODS, Runtime.getRuntime().availableProcessors());
        running = new Running(lanes, pool, settings.process());
        ClockPair pair = ClockPair.now();
        recordControl(new ClockRead(pair), pair.mono());
        keeper.start();
    }

    /** The number of a method about to be woven, {@code com.acme.Shop.order}. */
    public static int method(String name) {
        return METHODS.add(name);
    }

    /** The time of entry, to be given to {@link #methodExited}; 0 when nothing is recorded. */
    public static long methodEntered(int method) {
        try {
            Lane cached = Lanes.cached();
            return cached != null ? cached.methodEntered(method) : uncachedEntered(method);
        } catch (Throwable e) {
            return 0;
        }
    }

    private static long uncachedEntered(int method) {
        Running now = running;
        if (now == null) {
            return 0;
        }
        Lane own = now.lanes.own();
        return own != null ? own.methodEntered(method) : sharedEntered(now.lanes, method);
    }

    /** @param entered what {@link #methodEntered} gave */
    public static void methodExited(int method, long entered, @Nullable Throwable thrown) {
        if (entered == 0) {
            return;
        }
        try {
            Lane cached = Lanes.cached();
            if (cached != null) {
                cached.methodExited(method, entered, typeOf(thrown));
            } else {
                uncachedExited(method, entered, typeOf(thrown));
            }
        } catch (Throwable e) {
            // Only an error of the JVM itself comes here, and it will show in the application without our help.
        }
    }

    private static void uncachedExited(int method, long entered, @Nullable String errorType) {
        Running now = running;
        if (now == null) {
            return;
        }
        Lane own = now.lanes.own();
        if (own != null) {
            own.methodExited(method, entered, errorType);
        } else {
            sharedExited(now.lanes, method, entered, errorType);
        }
    }

    private static long sharedEntered(Lanes lanes, int method) {
        if (lanes.muted()) {
            return 0;
        }
        SharedLane shared = lanes.acquire();
        if (shared == null) {
            return Lane.LOST;
        }
        try {
            return shared.lane().methodEntered(method);
        } finally {
            shared.release();
        }
    }

    private static void sharedExited(Lanes lanes, int method, long entered, @Nullable String errorType) {
        SharedLane shared = lanes.muted() ? null : lanes.acquire();
        if (shared != null) {
            try {
                shared.lane().methodExited(method, entered, errorType);
            } finally {
                shared.release();
            }
        }
    }

    /** A connection was opened from here, or the attempt failed. */
    public static void socketConnected(OpenConnection connection, long startedNanos, @Nullable Throwable error) {
        Running now = running;
        if (now != null) {
            socket(now, new Opening(connection.asOf(now.process), startedNanos, typeOf(error), false));
        }
    }

    /** A connection was accepted here. */
    public static void socketAccepted(OpenConnection connection, long startedNanos) {
        Running now = running;
        if (now != null) {
            socket(now, new Opening(connection.asOf(now.process), startedNanos, null, true));
        }
    }

    /** @param bytes how many came, 0 at the end of the stream or with an error */
    public static void socketRead(
            OpenConnection connection, long bytes, boolean eof, long startedNanos, @Nullable Throwable error) {
        transfer(Kind.SOCKET_READ, connection, bytes, eof, startedNanos, error);
    }

    /** @param bytes how many the system took */
    public static void socketWritten(
            OpenConnection connection, long bytes, long startedNanos, @Nullable Throwable error) {
        transfer(Kind.SOCKET_WRITE, connection, bytes, false, startedNanos, error);
    }

    /** One or both directions were shut down by this end. */
    public static void socketShutdown(OpenConnection connection, boolean input, boolean output) {
        Running now = running;
        if (now != null) {
            socket(now, new SocketShutdown(connection.asOf(now.process), input, output));
        }
    }

    /** This end was closed; say it once. */
    public static void socketClosed(OpenConnection connection) {
        Running now = running;
        if (now != null) {
            socket(now, new SocketClosed(connection.asOf(now.process)));
        }
    }

    private static void transfer(
            Kind kind, OpenConnection connection, long bytes, boolean eof, long started, @Nullable Throwable error) {
        Running now = running;
        if (now == null) {
            return;
        }
        try {
            String errorType = typeOf(error);
            Lane own = now.lanes.own();
            if (own != null) {
                own.transfer(kind, connection, bytes, eof, started, errorType);
                return;
            }
            SharedLane shared = now.lanes.muted() ? null : now.lanes.acquire();
            if (shared != null) {
                try {
                    shared.lane().transfer(kind, connection, bytes, eof, started, errorType);
                } finally {
                    shared.release();
                }
            }
        } catch (Throwable e) {
            // As in methodExited.
        }
    }

    private static void socket(Running now, Event event) {
        if (!now.lanes.muted()) {
            write(now, event);
        }
    }

    private static void socket(Running now, Opening opening) {
        if (!now.lanes.muted()) {
            write(now, opening);
        }
    }

    /**
     * A connection that has just been opened. Its event is made when its time is known, because the time less the duration
     * must be the moment at which opening began: by that moment the two ends of a connection are told from those of the
     * next one between the same addresses.
     */
    private static final class Opening {
        final Connection connection;
        private final long startedNanos;
        private final @Nullable String errorType;
        private final boolean accepted;

        Opening(Connection connection, long startedNanos, @Nullable String errorType, boolean accepted) {
            this.connection = connection;
            this.startedNanos = startedNanos;
            this.errorType = errorType;
            this.accepted = accepted;
        }

        Event at(long mono) {
            long duration = mono - startedNanos;
            return accepted
                    ? new SocketAccepted(connection, duration, errorType)
                    : new SocketConnected(connection, duration, errorType);
        }
    }

    /** Any event, of the current thread, now; of a muted thread it goes to the control lane. */
    public static void record(Event event) {
        Running now = running;
        if (now == null) {
            return;
        }
        if (now.lanes.muted()) {
            recordControl(event, System.nanoTime());
        } else {
            write(now, event);
        }
    }

    /** @param what an event, or an opening that becomes one */
    private static void write(Running now, Object what) {
        try {
            Lane own = now.lanes.own();
            if (own != null) {
                write(own, what);
                return;
            }
            SharedLane shared = now.lanes.acquire();
            if (shared != null) {
                try {
                    write(shared.lane(), what);
                } finally {
                    shared.release();
                }
            }
        } catch (Throwable e) {
            // As in methodExited.
        }
    }

    private static void write(Lane lane, Object what) {
        long mono = System.nanoTime();
        if (what instanceof Opening opening) {
            lane.write(opening.at(mono), mono, opening.connection);
        } else {
            lane.write((Event) what, mono, null);
        }
    }

    /** A sample of another thread, taken at that time. For one thread of ours: samples must come in time order. */
    public static void record(Event sample, long mono, ThreadInfo sampled) {
        Running now = running;
        if (now != null) {
            on(now.lanes.samples(), sample, mono, sampled);
        }
    }

    /** An event on behalf of another thread, now. For threads of ours. */
    public static void record(Event event, ThreadInfo thread) {
        Running now = running;
        if (now != null) {
            on(now.lanes.control(), event, System.nanoTime(), thread);
        }
    }

    static void recordControl(Event event, long mono) {
        Running now = running;
        if (now != null) {
            on(now.lanes.control(), event, mono, Threads.current());
        }
    }

    /** What no stream has a gap for is said by an event of its own. For threads of ours. */
    public static synchronized void sayLosses() {
        Running now = running;
        long lost = now == null ? 0 : now.lanes.lostWithoutNumber();
        if (lost > lossesSaid) {
            recordControl(
                    new Loss(lossesSaid, lost - lossesSaid, "no lane was free, or an entry was lost before its exit"),
                    System.nanoTime());
            lossesSaid = lost;
        }
    }

    /** Several threads of ours meet here, none of the application's: they may try again for a moment. */
    private static void on(SharedLane shared, Event event, long mono, ThreadInfo thread) {
        try {
            while (!shared.tryAcquire()) {
                Thread.onSpinWait();
            }
            try {
                shared.lane().thread(thread);
                shared.lane().write(event, mono, null);
            } finally {
                shared.release();
            }
        } catch (Throwable e) {
            // As in methodExited.
        }
    }

    /** Nothing that the current thread does is recorded from here on: it is one of ours. */
    public static void muteCurrentThread() {
        Running now = running;
        if (now != null) {
            now.lanes.mute();
        }
    }

    /** Events lost so far. */
    public static long lost() {
        Running now = running;
        return now == null ? 0 : now.lanes.lost();
    }

    /** The current thread as events name it. */
    public static ThreadInfo currentThread() {
        return Threads.current();
    }

    static SegmentPool pool() {
        return started().pool;
    }

    static Lanes lanes() {
        return started().lanes;
    }

    private static Running started() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("Bug: the recorder was not started");
        }
        return now;
    }

    private static @Nullable String typeOf(@Nullable Throwable thrown) {
        return thrown == null ? null : thrown.getClass().getName();
    }
}
