package io.sillage.analyzer.streams;

import io.sillage.analyzer.kit.TestRecording;
import io.sillage.event.Connection;
import io.sillage.event.Event;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;
import io.sillage.event.SocketAccepted;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketWritten;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * A cluster of processes whose threads call methods and use connections, in lanes that some of them share and hop between.
 * Of some events only the loss is recorded, and of some nothing.
 */
final class RandomCalls {
    private static final int PROCESSES = 3;
    private static final int LANES = 3;
    private static final int THREADS = 5;

    private record Open(String method, long entered) {}

    private static final class Process {
        private final TestRecording.Process recorded;
        private final List<TestRecording.Lane> lanes = new ArrayList<>();
        private final List<Deque<Open>> stacks = new ArrayList<>();

        Process(TestRecording recording, int pid) {
            recorded = recording.process(pid, "shop" + pid);
            for (int lane = 0; lane < LANES; lane++) {
                lanes.add(recorded.lane(lane, 1 << 12));
            }
            for (int thread = 0; thread < THREADS; thread++) {
                stacks.add(new ArrayDeque<>());
            }
        }
    }

    private final Random random;
    private final List<Process> processes = new ArrayList<>();
    private long mono = TestRecording.CLOCK.mono();

    private RandomCalls(Path folder, Random random) {
        this.random = random;
        TestRecording recording = new TestRecording(folder);
        for (int pid = 1; pid <= PROCESSES; pid++) {
            processes.add(new Process(recording, pid));
        }
    }

    /** Records about so many events. */
    static void record(Path folder, Random random, int events) {
        RandomCalls calls = new RandomCalls(folder, random);
        for (int i = 0; i < events; i++) {
            calls.step();
        }
        calls.processes.forEach(process -> process.lanes.forEach(TestRecording.Lane::seal));
    }

    private void step() {
        mono += random.nextInt(4) == 0 ? 0 : random.nextInt(90);
        Process process = processes.get(random.nextInt(PROCESSES));
        int thread = random.nextInt(THREADS);
        // most threads have a lane of their own
        int number = random.nextInt(5) == 0 ? random.nextInt(LANES) : thread % LANES;
        TestRecording.Lane lane = process.lanes.get(number);
        if (random.nextInt(60) == 0) {
            lane.lose(1 + random.nextInt(3)).next(mono);
            return;
        }
        Event event = event(process, thread);
        if (random.nextInt(30) > 0) {
            lane.thread(thread, "t" + thread).add(mono, event);
        }
    }

    private Event event(Process process, int thread) {
        Deque<Open> stack = process.stacks.get(thread);
        int what = random.nextInt(10);
        if (what < 3 || what < 6 && stack.isEmpty()) {
            String method = "M" + random.nextInt(6) + ".run";
            stack.push(new Open(method, mono));
            return new MethodEntered(method);
        }
        if (what < 6) {
            Open left = stack.pop();
            return new MethodExited(left.method, mono - left.entered, null);
        }
        return socket(process);
    }

    private Event socket(Process process) {
        int number = 1 + random.nextInt(12);
        Connection end = new Connection(
                process.recorded.name(), number, "tcp", "10.0.0.1", 1000 + number, "10.0.0.2", 80, false);
        return switch (random.nextInt(6)) {
            case 0 -> new SocketConnected(end, 5, random.nextInt(4) == 0 ? "java.net.ConnectException" : null);
            case 1 -> new SocketAccepted(end, 5, null);
            case 2 -> new SocketClosed(end);
            case 3 -> new SocketRead(end, random.nextInt(100), random.nextInt(9) == 0, 3, null);
            default -> new SocketWritten(end, random.nextInt(100), 3, null);
        };
    }
}
