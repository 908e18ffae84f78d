package io.sillage.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.sillage.event.Connection;
import io.sillage.event.Frame;
import io.sillage.event.Kind;
import io.sillage.event.Logged;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketEvent;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketWritten;
import io.sillage.event.ThreadInfo;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecorderTest {
    static final AtomicInteger CHORES = Recorded.CHORES;
    private final Path recording = Recorded.directory();
    private final Path folder = Recorded.folder();

    @Test
    void everyCallOfEveryThreadIsThereAndNestsRight() throws Exception {
        int outer = Recorder.method("test.Calls.outer");
        int inner = Recorder.method("test.Calls.inner");
        int threads = 6;
        int calls = 60_000;
        run(threads, () -> {
            for (int i = 0; i < calls; i++) {
                long entered = Recorder.methodEntered(outer);
                long nested = Recorder.methodEntered(inner);
                Recorder.methodExited(inner, nested, i % 100 == 0 ? new IllegalStateException() : null);
                Recorder.methodExited(outer, entered, null);
            }
        });
        Segments read = Segments.read(folder);
        Map<String, Long> counts = new HashMap<>();
        read.lanes.values().forEach(frames -> nest(frames, counts));
        long recorded = counts.get("enter test.Calls.outer")
                + counts.get("enter test.Calls.inner")
                + counts.get("exit test.Calls.outer")
                + counts.get("exit test.Calls.inner");
        assertThat(recorded + Recorder.lost()).isEqualTo(4L * threads * calls);
        assertThat(read.lost).isEqualTo(Recorder.lost());
        assertThat(counts.get("enter test.Calls.outer")).isEqualTo(counts.get("exit test.Calls.outer"));
        if (Recorder.lost() == 0) {
            assertThat(counts.get("threw test.Calls.inner")).isEqualTo((long) threads * (calls / 100));
        }
    }

    @Test
    void thousandsOfShortThreadsShareTheLanesOfFew() throws Exception {
        int method = Recorder.method("test.Short.run");
        int threads = 5_000;
        for (int i = 0; i < threads; i++) {
            run(1, () -> Recorder.methodExited(method, Recorder.methodEntered(method), null));
        }
        Segments read = Segments.read(folder);
        long calls = read.frames()
                .filter(f -> f.event() instanceof MethodEntered e && e.method().equals("test.Short.run"))
                .count();
        long ids = read.frames()
                .filter(f -> f.event() instanceof MethodEntered e && e.method().equals("test.Short.run"))
                .map(f -> f.thread() == null ? -1 : f.thread().id())
                .distinct()
                .count();
        assertThat(calls).isEqualTo(threads);
        assertThat(ids).isEqualTo(threads);
        assertThat(read.lanes).hasSizeLessThan(threads);
    }

    @Test
    void socketEventsCarryTheirConnection() throws Exception {
        OpenConnection connection = new OpenConnection("tcp", false);
        connection.local(new InetSocketAddress("127.0.0.1", 4000));
        connection.peer(new InetSocketAddress("::1", 80));
        long[] began = new long[1];
        run(1, () -> {
            long start = System.nanoTime();
            began[0] = start;
            Recorder.socketConnected(connection, start, null);
            Recorder.socketWritten(connection, 5, start, null);
            Recorder.socketRead(connection, 0, true, start, new java.io.IOException("x"));
            Recorder.socketShutdown(connection, false, true);
            Recorder.socketClosed(connection);
        });
        Connection known = connection.asOf("42-1000");
        List<Frame> frames = Segments.read(folder)
                .frames()
                .filter(f ->
                        f.event() instanceof SocketEvent s && s.connection().equals(known))
                .toList();
        assertThat(frames.stream().map(Frame::kind))
                .containsExactly(
                        Kind.SOCKET_CONNECT,
                        Kind.SOCKET_WRITE,
                        Kind.SOCKET_READ,
                        Kind.SOCKET_SHUTDOWN,
                        Kind.SOCKET_CLOSE);
        assertThat(frames.get(0).event())
                .isInstanceOfSatisfying(
                        SocketConnected.class,
                        connected -> assertThat(frames.get(0).mono() - connected.durationNanos())
                                .isEqualTo(began[0]));
        assertThat(frames.get(1).event())
                .isInstanceOfSatisfying(
                        SocketWritten.class, w -> assertThat(w.bytes()).isEqualTo(5));
        assertThat(frames.get(2).event()).isInstanceOfSatisfying(SocketRead.class, r -> {
            assertThat(r.eof()).isTrue();
            assertThat(r.errorType()).isEqualTo("java.io.IOException");
        });
        assertThat(known.peerAddress()).isEqualTo("0:0:0:0:0:0:0:1");
    }

    @Test
    void anEventForAnotherThreadIsThatThreads() throws Exception {
        ThreadInfo other = new ThreadInfo(987, 0, "other", false);
        Recorder.record(Logged.line("for another", "stdout", null, true, false), other);
        assertThat(Segments.read(folder).frames()).anySatisfy(f -> {
            assertThat(f.event())
                    .isInstanceOfSatisfying(
                            Logged.class, l -> assertThat(l.body()).isEqualTo("for another"));
            assertThat(f.thread()).isEqualTo(other);
            assertThat(f.stream()).isEqualTo("42-1000/0");
        });
    }

    @Test
    void aMutedThreadRecordsNothingOfItsOwn() throws Exception {
        int method = Recorder.method("test.Muted.run");
        run(1, () -> {
            Recorder.muteCurrentThread();
            long entered = Recorder.methodEntered(method);
            Recorder.methodExited(method, entered, null);
            assertThat(entered).isZero();
        });
        assertThat(Segments.read(folder).frames().map(Frame::event))
                .doesNotContain(new MethodEntered("test.Muted.run"));
    }

    @Test
    void theRecordPathAllocatesNothing() throws Exception {
        int method = Recorder.method("test.Allocation.run");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] allocated = new long[1];
        run(1, () -> {
            long id = Thread.currentThread().getId();
            for (int i = 0; i < 200; i++) {
                Recorder.methodExited(method, Recorder.methodEntered(method), null);
            }
            long before = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < 2_000; i++) {
                Recorder.methodExited(method, Recorder.methodEntered(method), null);
            }
            allocated[0] = threads.getThreadAllocatedBytes(id) - before;
        });
        // 4,000 events; asking costs a few hundred bytes itself.
        assertThat(allocated[0]).isLessThan(4_000);
    }

    @Test
    void aSecondStartIsRefused() {
        RecorderSettings again = new RecorderSettings(recording.toFile(), 43, 1000, "ship", "shop", null, 0);
        assertThatThrownBy(() -> Recorder.start(again, () -> {})).hasMessage("this process is being recorded already");
        assertThat(Files.exists(recording.resolve("43-1000"))).isFalse();
    }

    private static void nest(List<Frame> frames, Map<String, Long> counts) {
        Map<Long, Deque<String>> stacks = new HashMap<>();
        for (Frame frame : frames) {
            ThreadInfo thread = frame.thread();
            Deque<String> stack = stacks.computeIfAbsent(thread == null ? -1 : thread.id(), id -> new ArrayDeque<>());
            if (frame.event() instanceof MethodEntered entered) {
                stack.push(entered.method());
                counts.merge("enter " + entered.method(), 1L, Long::sum);
            } else if (frame.event() instanceof MethodExited exited) {
                assertThat(stack.poll()).isEqualTo(exited.method());
                counts.merge("exit " + exited.method(), 1L, Long::sum);
                if (exited.errorType() != null) {
                    counts.merge("threw " + exited.method(), 1L, Long::sum);
                }
            }
        }
    }

    private static void run(int count, Runnable body) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> {
                try {
                    go.await();
                    body.run();
                } catch (Throwable e) {
                    failures.add(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }
}
