package io.sillage.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.event.Frame;
import io.sillage.event.Origin;
import io.sillage.event.SegmentReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanesTest {
    private static final Origin ORIGIN = new Origin("42-1000", "ship", "shop", 42, "shop", null, null);

    @TempDir
    Path recording;

    Path folder;
    Methods methods;
    SegmentPool pool;
    int method;

    @BeforeEach
    void open() throws Exception {
        folder = recording.resolve("42-1000");
        SegmentFiles files = new SegmentFiles(folder.toFile(), 0);
        files.open();
        methods = new Methods();
        method = methods.add("test.Work.run");
        pool = new SegmentPool(files, () -> {});
        while (pool.refill()) {}
    }

    @Test
    void whatFindsNoSegmentIsCountedAndNestingStaysWhole() throws Exception {
        Lane lane = new Lane(5, ORIGIN, pool, methods, 3);
        long calls = 0;
        // Nobody refills: when the prepared ones are full, all else is lost.
        while (lane.lost() < 1000) {
            long entered = lane.methodEntered(method);
            lane.methodExited(method, entered, null);
            calls++;
        }
        Segments read = Segments.read(folder);
        assertThat(read.frames().count() + read.lost).isEqualTo(2 * calls);
        assertThat(read.lost).isEqualTo(lane.lost());
        // And when there are segments again, numbers go on behind the gap.
        while (pool.refill()) {}
        lane.methodExited(method, lane.methodEntered(method), null);
        List<Frame> frames = Segments.read(folder).lanes.get(5);
        assertThat(frames.get(frames.size() - 1).seq()).isEqualTo(2 * calls + 1);
    }

    @Test
    void anExitWhoseEntryWasLostEndsNoSegment() throws Exception {
        Lane lane = new Lane(5, ORIGIN, pool, methods, 0);
        while (lane.lost() == 0) {
            lane.methodExited(method, lane.methodEntered(method), null);
        }
        long lostBefore = lane.lost();
        long[] entered = new long[20];
        for (int depth = 0; depth < entered.length; depth++) {
            entered[depth] = lane.methodEntered(method);
        }
        while (pool.refill()) {}
        lane.methodExited(method, lane.methodEntered(method), null);
        int segments = usedSegments().size();
        for (int depth = entered.length - 1; depth >= 0; depth--) {
            lane.methodExited(method, entered[depth], null);
            lane.methodExited(method, lane.methodEntered(method), null);
        }
        assertThat(usedSegments()).hasSize(segments);
        assertThat(lane.lost() - lostBefore).isEqualTo(40);
        assertThat(lane.lostWithoutNumber()).isEqualTo(20);
    }

    private List<Long> usedSegments() throws Exception {
        List<Long> used = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".seg")).toList()) {
                ByteBuffer segment = ByteBuffer.wrap(Files.readAllBytes(file));
                if (segment.getLong(0) != 0 && !new SegmentReader(segment).prepared()) {
                    used.add((long) segment.capacity());
                }
            }
        }
        return used;
    }

    @Test
    void whoAsksInVainDoesNotAskForMore() throws Exception {
        Lane lane = new Lane(5, ORIGIN, pool, methods, 0);
        lane.methodExited(method, lane.methodEntered(method), null);
        List<ByteBuffer> taken = new ArrayList<>();
        for (ByteBuffer segment = pool.take(0); segment != null; segment = pool.take(0)) {
            taken.add(segment);
        }
        // The one at hand, then a hundred times nothing.
        while (lane.lost() < 100) {
            lane.methodExited(method, lane.methodEntered(method), null);
        }
        while (pool.refill()) {}
        lane.methodExited(method, lane.methodEntered(method), null);
        assertThat(usedSegments()).containsExactlyInAnyOrder(32L << 10, 256L << 10);
    }

    @Test
    void threadsThatFindNoSmallSegmentShareAndNothingIsLost() throws Exception {
        Lanes lanes = new Lanes(ORIGIN, pool, methods, 2);
        int count = 40;
        CountDownLatch done = new CountDownLatch(count);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> {
                for (int call = 0; call < 10; call++) {
                    call(lanes);
                }
                done.countDown();
                await(done);
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Segments read = Segments.read(folder);
        assertThat(read.frames().count() + lanes.lost()).isEqualTo(20L * count);
        assertThat(read.frames()
                        .map(f -> f.thread() == null ? 0 : f.thread().id())
                        .distinct()
                        .count())
                .isEqualTo(count);
    }

    @Test
    void aThousandThreadsAtOnceCostAtMost64Megabytes() throws Exception {
        Lanes lanes = new Lanes(ORIGIN, pool, methods, 2);
        AtomicBoolean keep = new AtomicBoolean(true);
        Thread keeper = new Thread(() -> {
            while (keep.get()) {
                pool.refill();
            }
        });
        keeper.start();
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch recorded = new CountDownLatch(1000);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Thread thread = new Thread(() -> {
                await(go);
                for (int call = 0; call < 100; call++) {
                    call(lanes);
                }
                recorded.countDown();
                await(end);
            });
            thread.start();
            threads.add(thread);
        }
        go.countDown();
        await(recorded);
        keep.set(false);
        keeper.join();
        Segments read = Segments.read(folder);
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(read.bytes).isLessThanOrEqualTo(64L << 20);
        assertThat(read.frames().count() + lanes.lost()).isEqualTo(200_000);
    }

    private void call(Lanes lanes) {
        long entered = enter(lanes);
        Thread.yield();
        exit(lanes, entered);
    }

    private long enter(Lanes lanes) {
        Lane own = lanes.own();
        if (own != null) {
            return own.methodEntered(method);
        }
        SharedLane shared = lanes.acquire();
        if (shared == null) {
            return Lane.LOST;
        }
        // On a busy machine a thread loses its processor here, and many hold a lane at once.
        Thread.yield();
        long entered = shared.lane().methodEntered(method);
        shared.release();
        return entered;
    }

    private void exit(Lanes lanes, long entered) {
        Lane own = lanes.own();
        SharedLane shared = own == null ? lanes.acquire() : null;
        if (own != null) {
            own.methodExited(method, entered, null);
        } else if (shared != null) {
            Thread.yield();
            shared.lane().methodExited(method, entered, null);
            shared.release();
        }
    }

    @Test
    void aThousandQuietThreadsCostAtMost64Megabytes() throws Exception {
        Lanes lanes = new Lanes(ORIGIN, pool, methods, 2);
        int count = 1000;
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CountDownLatch recorded = new CountDownLatch(1);
            Thread thread = new Thread(() -> {
                Lane own = lanes.own();
                if (own != null) {
                    own.methodExited(method, own.methodEntered(method), null);
                }
                recorded.countDown();
                await(end);
            });
            thread.start();
            threads.add(thread);
            await(recorded);
            while (pool.refill()) {}
        }
        long bytes = Segments.read(folder).bytes;
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(bytes).isLessThanOrEqualTo(64L << 20);
    }

    @Test
    void aLaneIsHandedOnWhenItsThreadHasEnded() throws Exception {
        Lanes lanes = new Lanes(ORIGIN, pool, methods, 2);
        Lane[] used = new Lane[2];
        for (int i = 0; i < 2; i++) {
            int turn = i;
            Thread thread = new Thread(() -> used[turn] = lanes.own());
            thread.start();
            thread.join();
            lanes.reclaim();
        }
        assertThat(used[1]).isNotNull().isSameAs(used[0]);
    }

    @Test
    void belowTheFloorNothingIsMade() throws Exception {
        long free = recording.toFile().getUsableSpace();
        SegmentFiles files = new SegmentFiles(recording.resolve("43-1000").toFile(), 2 * free);
        files.open();
        assertThatThrownBy(() -> files.prepare(32 << 10))
                .hasMessageMatching("free space would fall below the floor: freeBytes=\\d+, floorBytes=" + 2 * free);
        assertThat(Files.list(recording.resolve("43-1000"))
                        .map(p -> p.getFileName().toString()))
                .containsExactly("alive.lock");
    }

    @Test
    void foldersAndFilesAreForTheirOwnerOnly() throws Exception {
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(java.nio.file.attribute.PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
