package io.sillage.weaver.jfr;

import io.sillage.event.JfrSampled;
import io.sillage.event.ThreadInfo;
import io.sillage.recorder.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/** JFR's execution samples, streamed within the process. One daemon thread reads them; it never keeps a JVM alive. */
public final class Sampler implements Runnable {
    private static final long PERIOD_MILLIS = 20;
    private static final long WEIGHT_NANOS = TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
    private static final String IN_JAVA = "jdk.ExecutionSample";
    private static final String IN_NATIVE = "jdk.NativeMethodSample";

    private final RecordingStream stream = new RecordingStream();
    private final Ticks ticks;
    private final AtomicLong samples = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private long lastNanos;

    private Sampler(Ticks ticks) {
        this.ticks = ticks;
    }

    /** Starts JFR and the thread that reads it. Takes some tenths of a second: not for the main thread. */
    public static Sampler start() throws ReflectiveOperationException {
        Sampler sampler = new Sampler(Ticks.find());
        sampler.stream.enable(IN_JAVA).withPeriod(Duration.ofMillis(PERIOD_MILLIS));
        sampler.stream.enable(IN_NATIVE).withPeriod(Duration.ofMillis(PERIOD_MILLIS));
        sampler.stream.setReuse(true);
        sampler.stream.setOrdered(true);
        sampler.stream.onEvent(sampler::sampled);
        sampler.stream.onFlush(sampler::flushed);
        sampler.stream.onError(error -> sampler.failures.incrementAndGet());
        Thread reader = new Thread(null, sampler, "sillage-sampler", 0, false);
        reader.setDaemon(true);
        reader.start();
        return sampler;
    }

    public long samples() {
        return samples.get();
    }

    public long failures() {
        return failures.get();
    }

    /**
     * After JFR's own shutdown hook, which ends the recording and so the stream: waits for the stream's last events, no
     * longer than given. Asking JFR to flush instead would meet that hook inside of JFR, where both wait for ever.
     */
    public void finish(long millis) {
        try {
            if (!ended.await(millis, TimeUnit.MILLISECONDS)) {
                failures.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        Recorder.muteCurrentThread();
        try {
            stream.start();
        } catch (RuntimeException e) {
            failures.incrementAndGet();
        } finally {
            ended.countDown();
        }
    }

    private void flushed() {
        try {
            ticks.lookAtClocks();
        } catch (ReflectiveOperationException e) {
            failures.incrementAndGet();
        }
    }

    private void sampled(RecordedEvent event) {
        try {
            String kind = event.getEventType().getName();
            RecordedThread thread = event.getThread("sampledThread");
            RecordedStackTrace stack = event.getStackTrace();
            if (thread == null || stack == null || isOurs(thread.getJavaName())) {
                return;
            }
            String state = kind.equals(IN_NATIVE) ? "STATE_IN_NATIVE" : event.getString("state");
            long mono = Math.max(lastNanos, ticks.toNanoTime(event.getLong("startTime")));
            lastNanos = mono;
            Recorder.record(new JfrSampled(frames(stack), WEIGHT_NANOS, "ns", state), mono, info(thread));
            samples.incrementAndGet();
        } catch (RuntimeException e) {
            failures.incrementAndGet();
        }
    }

    /** Ours, and those that JFR needs to serve us. */
    private static boolean isOurs(@Nullable String name) {
        return name != null && (name.startsWith("sillage-") || name.startsWith("JFR "));
    }

    private static List<String> frames(RecordedStackTrace stack) {
        List<RecordedFrame> recorded = stack.getFrames();
        List<String> frames = new ArrayList<>(recorded.size());
        for (RecordedFrame frame : recorded) {
            RecordedMethod method = frame.getMethod();
            frames.add(method == null ? "?" : method.getType().getName() + "." + method.getName());
        }
        return frames;
    }

    private static ThreadInfo info(RecordedThread thread) {
        boolean virtual = thread.hasField("virtual") && thread.getBoolean("virtual");
        String name = thread.getJavaName();
        return new ThreadInfo(
                thread.getJavaThreadId(), virtual ? 0 : thread.getOSThreadId(), name == null ? "" : name, virtual);
    }
}
