package io.sillage.recorder;

import io.sillage.event.Nullable;
import io.sillage.event.Origin;
import io.sillage.event.ThreadInfo;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which lane a thread writes to. A platform thread borrows one for its life; virtual threads, and threads that begin
 * when no small segment is ready, share a few; ours have the control lane.
 *
 * <p>A lane outlives its threads: when one has ended, the keeper gives its lane to the next. So a hundred thousand short
 * threads cost as many segments as there were threads at once. The end of a thread happens before {@code isAlive} is
 * seen false, and that before the queue hands the lane on: one writer at a time.
 */
final class Lanes {
    static final int CONTROL = 0;
    static final int SAMPLES = 1;
    /** More threads than this share: a lane costs memory in the application. */
    private static final int MOST_OWNED = 8192;
    /** A thread may lose its processor while it holds a shared lane; in a crowd, so may many at once. */
    private static final int MOST_SHARED = 64;

    /**
     * Lanes by thread id, a direct-mapped cache before the thread-local, at half its price. A lane found here is the
     * current thread's if it says so: only its owner writes {@link Lane#owner} while it lives, and a thread that reads
     * itself there wrote it itself.
     */
    private static final @Nullable Lane[] CACHE = new Lane[4096];

    /** Static, so that the compiler knows its hash. */
    private static final ThreadLocal<Owned> LOCAL = new ThreadLocal<>();

    private final Map<Thread, Owned> owners = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Lane> free = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Lane> all = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicLong lostWithoutLane = new AtomicLong();
    private final Owned muted = new Owned(null);
    private final Origin origin;
    private final SegmentPool pool;
    private final Methods methods;
    private final SharedLane control;
    private final SharedLane samples;
    private final AtomicReferenceArray<SharedLane> shared = new AtomicReferenceArray<>(MOST_SHARED);
    private final AtomicInteger sharedCount = new AtomicInteger();

    Lanes(Origin origin, SegmentPool pool, Methods methods, int processors) {
        this.origin = origin;
        this.pool = pool;
        this.methods = methods;
        control = new SharedLane(newLane(1));
        samples = new SharedLane(newLane(1));
        for (int i = 0; i < Math.min(16, 2 * processors + 2); i++) {
            shareOneMore(1);
        }
        // Who finds no segment of its own shall find at least this one.
        shared.get(0).lane().open();
    }

    /** The current thread's own lane if it is in the cache: the fast way to most events. */
    static @Nullable Lane cached() {
        Thread thread = Thread.currentThread();
        Lane lane = CACHE[slot(thread)];
        return lane != null && lane.owner == thread ? lane : null;
    }

    private static int slot(Thread thread) {
        return (int) Threads.id(thread) & (CACHE.length - 1);
    }

    /** The current thread's own lane; null when it has none: then {@link #acquire} one, unless it is {@link #muted}. */
    @Nullable
    Lane own() {
        Thread thread = Thread.currentThread();
        if (Threads.isVirtual(thread)) {
            return null;
        }
        Owned owned = LOCAL.get();
        Lane lane = owned != null ? owned.lane : adopt(thread);
        if (lane != null) {
            lane.owner = thread;
            CACHE[slot(thread)] = lane;
        }
        return lane;
    }

    boolean muted() {
        return !Threads.isVirtual(Thread.currentThread()) && LOCAL.get() == muted;
    }

    void mute() {
        Lane cached = cached();
        if (cached != null) {
            cached.owner = null;
        }
        LOCAL.set(muted);
    }

    /** A shared lane, taken for the current thread, or null (then the loss is counted); give it back with release. */
    @Nullable
    SharedLane acquire() {
        long id = Threads.id(Thread.currentThread());
        int count = sharedCount.get();
        for (int i = 0; i < count; i++) {
            SharedLane candidate = shared.get((int) ((id + i) % count));
            if (candidate != null && taken(candidate, id)) {
                return candidate;
            }
        }
        SharedLane more = shareOneMore(0);
        if (more != null && taken(more, id)) {
            return more;
        }
        lostWithoutLane.incrementAndGet();
        return null;
    }

    private static boolean taken(SharedLane candidate, long id) {
        if (!candidate.tryAcquire()) {
            return false;
        }
        if (sameThread(candidate.lane(), id) || candidate.lane().thread(Threads.current())) {
            return true;
        }
        candidate.release();
        return false;
    }

    /** Null when there are as many as there may be, or another thread was quicker. */
    private @Nullable SharedLane shareOneMore(int size) {
        int next = sharedCount.get();
        if (next == MOST_SHARED) {
            return null;
        }
        SharedLane lane = new SharedLane(newLane(size));
        if (!shared.compareAndSet(next, null, lane)) {
            return null;
        }
        sharedCount.incrementAndGet();
        return lane;
    }

    SharedLane control() {
        return control;
    }

    SharedLane samples() {
        return samples;
    }

    /** Events lost so far for which no stream has numbers, as they found no lane or their entry was lost before. */
    long lostWithoutNumber() {
        long lost = lostWithoutLane.get();
        for (Lane lane : all) {
            lost += lane.lostWithoutNumber();
        }
        return lost;
    }

    /** Events lost so far, those included that found no lane at all. */
    long lost() {
        long lost = lostWithoutLane.get();
        for (Lane lane : all) {
            lost += lane.lost();
        }
        return lost;
    }

    /** Takes the lanes of ended threads back. For the keeper. */
    void reclaim() {
        for (Iterator<Map.Entry<Thread, Owned>> it = owners.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<Thread, Owned> entry = it.next();
            Lane lane = entry.getValue().lane;
            if (!entry.getKey().isAlive() && lane != null) {
                it.remove();
                lane.owner = null;
                free.add(lane);
            }
        }
    }

    /**
     * The slow way, once a thread. Some pools of the JDK clear the thread-locals of their threads between two tasks, so
     * the map knows the owner as well.
     */
    private @Nullable Lane adopt(Thread thread) {
        Owned known = owners.get(thread);
        if (known == null) {
            Lane lane = unused();
            if (lane == null || !lane.thread(Threads.current())) {
                if (lane != null) {
                    free.add(lane);
                }
                return null;
            }
            known = new Owned(lane);
            owners.put(thread, known);
        }
        LOCAL.set(known);
        return known.lane;
    }

    private @Nullable Lane unused() {
        Lane lane = free.poll();
        return lane != null ? lane : numbers.get() < MOST_OWNED ? newLane(0) : null;
    }

    private Lane newLane(int size) {
        Lane lane = new Lane(numbers.getAndIncrement(), origin, pool, methods, size);
        all.add(lane);
        return lane;
    }

    private static boolean sameThread(Lane lane, long id) {
        ThreadInfo thread = lane.thread();
        return thread != null && thread.id() == id;
    }

    /** Wrapped, so that the thread-local of a muted thread is not null. */
    private static final class Owned {
        final @Nullable Lane lane;

        Owned(@Nullable Lane lane) {
            this.lane = lane;
        }
    }
}
