package io.sillage.recorder;

import io.sillage.event.Nullable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Prepared segments of four sizes, taken by the application's threads and made ahead by the keeper.
 *
 * <p>Guarantee: {@link #take} never waits, takes no lock and does no input or output. When a size runs out, more of it
 * are kept from then on.
 */
final class SegmentPool {
    /** A quiet thread gets the smallest, so that 1,000 of them take 32 MB; one that fills it quickly gets more. */
    private static final int[] BYTES = {32 << 10, 256 << 10, 1 << 20, 4 << 20};

    private static final int[] FIRST_TARGET = {32, 4, 2, 0};
    private static final int[] MOST = {256, 64, 16, 8};
    static final int SIZES = BYTES.length;

    private final SegmentFiles files;
    private final Runnable wakeKeeper;
    private final Unmapper unmapper = new Unmapper();
    private final ConcurrentLinkedQueue<ByteBuffer> finished = new ConcurrentLinkedQueue<>();
    private final Shelf[] shelves = new Shelf[SIZES];
    /** What keeps new segments from being made; null while all is well. */
    private volatile @Nullable String trouble;

    SegmentPool(SegmentFiles files, Runnable wakeKeeper) {
        this.files = files;
        this.wakeKeeper = wakeKeeper;
        for (int i = 0; i < SIZES; i++) {
            shelves[i] = new Shelf(FIRST_TARGET[i]);
        }
    }

    /** A segment of that size and of no other, else null. */
    @Nullable
    ByteBuffer takeOnly(int size) {
        Shelf wanted = shelves[size];
        ByteBuffer segment = wanted.poll();
        if (segment == null) {
            wanted.target = Math.min(MOST[size], Math.max(2, wanted.target * 2));
        }
        wakeKeeper.run();
        return segment;
    }

    /** A segment of that size, else a larger one, else a smaller one, else null: for a lane that has filled one. */
    @Nullable
    ByteBuffer take(int size) {
        // Who fills this one quickly asks for the next size soon.
        int larger = Math.min(SIZES - 1, size + 1);
        shelves[larger].target = Math.max(shelves[larger].target, 1 + shelves[size].target / 16);
        ByteBuffer segment = takeOnly(size);
        for (int i = size + 1; segment == null && i < SIZES; i++) {
            segment = shelves[i].poll();
        }
        for (int i = size - 1; segment == null && i >= 0; i--) {
            segment = shelves[i].poll();
        }
        return segment;
    }

    /** Takes a segment that nobody will touch again. */
    void finished(ByteBuffer segment) {
        finished.add(segment);
    }

    /** Unmaps what is finished. For the keeper thread. */
    void release() {
        for (ByteBuffer segment = finished.poll(); segment != null; segment = finished.poll()) {
            unmapper.unmap(segment);
        }
    }

    /** Makes what is missing, the sizes in turn. True when something was made. For the keeper thread. */
    boolean refill() {
        boolean made = false;
        try {
            for (int i = 0; i < SIZES; i++) {
                if (shelves[i].count.get() < shelves[i].target) {
                    shelves[i].add(files.prepare(BYTES[i]));
                    made = true;
                }
            }
            trouble = null;
        } catch (IOException | RuntimeException e) {
            trouble = String.valueOf(e.getMessage());
            return false;
        }
        return made;
    }

    /** Why no segment can be made, or null. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** The target is a hint that many threads may raise at once: a lost raise costs nothing but time. */
    private static final class Shelf {
        private final ConcurrentLinkedQueue<ByteBuffer> ready = new ConcurrentLinkedQueue<>();
        private final AtomicInteger count = new AtomicInteger();
        private volatile int target;

        Shelf(int target) {
            this.target = target;
        }

        void add(ByteBuffer segment) {
            ready.add(segment);
            count.incrementAndGet();
        }

        @Nullable
        ByteBuffer poll() {
            ByteBuffer segment = ready.poll();
            if (segment != null) {
                count.decrementAndGet();
            }
            return segment;
        }
    }
}
