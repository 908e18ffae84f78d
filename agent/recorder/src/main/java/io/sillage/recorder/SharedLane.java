package io.sillage.recorder;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lane that many threads use in turn. Nobody waits for it: who finds it taken goes on to the next one.
 *
 * <p>Memory order: {@link #tryAcquire} and {@link #release} make what one thread wrote visible to the next.
 */
final class SharedLane {
    private final Lane lane;
    private final AtomicBoolean taken = new AtomicBoolean();

    SharedLane(Lane lane) {
        this.lane = lane;
    }

    boolean tryAcquire() {
        return !taken.getPlain() && taken.compareAndSet(false, true);
    }

    void release() {
        taken.setRelease(false);
    }

    /** Only between {@link #tryAcquire} and {@link #release}; its loss count may be read by anybody. */
    Lane lane() {
        return lane;
    }
}
