package io.sillage.analyzer.engine;

import io.sillage.analyzer.reading.CallPath;
import io.sillage.analyzer.reading.OpenCalls;
import io.sillage.analyzer.reading.OpenCalls.Entered;
import io.sillage.analyzer.reading.OpenCalls.Open;
import io.sillage.analyzer.reading.ThreadKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The open calls of threads: what {@code code.stack} is made of, wherever a program runs. Beyond a million threads the one
 * that was quiet for longest is forgotten. As bytes:
 *
 * <pre>
 *   process | id  ->  mono of the latest entry or exit | its stream | calls | number of losses | calls before each
 *   calls:            count | method | entered | method …
 * </pre>
 */
final class ThreadCalls implements CallSink {
    private static final int MAX_THREADS = 1_000_000;

    /** So many stacks that nobody is in any more are worth a new tree of them. */
    private static final int MANY_STACKS = 200_000;

    private static final class Thread {
        private final ThreadKey key;
        private OpenCalls calls;
        private long mono;
        /** Whether it is among those that a loss in its lane concerns. */
        private boolean exposed;

        private Thread(ThreadKey key, OpenCalls calls, long mono) {
            this.key = key;
            this.calls = calls;
            this.mono = mono;
        }
    }

    private CallPath root = CallPath.root();
    private int renewAt = MANY_STACKS;
    private final Map<ThreadKey, Thread> threads = new LinkedHashMap<>(16, 0.75f, true);
    /** By lane, those that had their latest entry or exit there, and since its latest loss: others have nothing to lose. */
    private final Map<String, Set<Thread>> exposed = new HashMap<>();

    private @Nullable Set<ThreadKey> changed;

    /** Has it noted whose calls change, for {@link #writeChanges}. */
    void noteChanges() {
        changed = new HashSet<>();
    }

    @Override
    public void entered(ThreadKey thread, String stream, String method, long mono) {
        calls(thread, stream, mono).enter(stream, method, mono, lost -> {});
    }

    @Override
    public void exited(ThreadKey thread, String stream, String method, long mono, long durationNanos) {
        calls(thread, stream, mono).exit(stream, method, mono - durationNanos, lost -> {});
    }

    /** Looks only at threads that had an entry or exit there since the lane's loss before: virtual threads are many. */
    @Override
    public void lost(String stream) {
        Set<Thread> concerned = exposed.remove(stream);
        if (concerned == null) {
            return;
        }
        for (Thread thread : concerned) {
            thread.exposed = false;
            if (thread.calls.lose(stream, lost -> {})) {
                note(thread.key);
            }
        }
    }

    private OpenCalls calls(ThreadKey key, String stream, long mono) {
        if (root.size() >= renewAt) {
            forgetStacks();
        }
        Thread thread = threads.get(key);
        if (thread == null) {
            thread = new Thread(key, new OpenCalls(root), mono);
            threads.put(key, thread);
            if (threads.size() > MAX_THREADS) {
                forgetQuietest();
            }
        }
        thread.mono = mono;
        expose(thread, stream);
        note(key);
        return thread.calls;
    }

    private void forgetQuietest() {
        Thread quietest = threads.values().iterator().next();
        threads.remove(quietest.key);
        hide(quietest);
        note(quietest.key);
    }

    /** Before its calls know of the lane. */
    private void expose(Thread thread, String stream) {
        if (thread.exposed && thread.calls.stream().equals(stream)) {
            return;
        }
        hide(thread);
        exposed.computeIfAbsent(stream, lane -> new HashSet<>()).add(thread);
        thread.exposed = true;
    }

    private void hide(Thread thread) {
        Set<Thread> others = thread.exposed ? exposed.get(thread.calls.stream()) : null;
        if (others != null && others.remove(thread) && others.isEmpty()) {
            exposed.remove(thread.calls.stream());
        }
        thread.exposed = false;
    }

    /** A service runs for months, and meets ever more stacks. */
    private void forgetStacks() {
        root = CallPath.root();
        threads.values().forEach(thread -> thread.calls = thread.calls.in(root));
        renewAt = root.size() + MANY_STACKS;
    }

    /** How many stacks are in memory. */
    int stacks() {
        return root.size();
    }

    private void note(ThreadKey key) {
        if (changed != null) {
            changed.add(key);
        }
    }

    /** The methods that run at this moment in a thread, leaf first; null where nobody knows. */
    @Nullable
    List<String> methods(ThreadKey key) {
        Thread thread = threads.get(key);
        return thread == null ? null : thread.calls.methods();
    }

    /** Tells the calls of each thread where they changed since it was last asked; null for one that is forgotten. */
    void writeChanges(Written out) {
        if (changed == null) {
            throw new IllegalStateException("Bug: nobody noted what changed");
        }
        for (ThreadKey key : changed) {
            byte[] name = new Packer().text(key.process()).number(key.id()).done();
            Thread thread = threads.get(key);
            out.slice(name, thread == null ? null : bytes(thread));
        }
        changed.clear();
    }

    private static byte[] bytes(Thread thread) {
        Packer out = new Packer().number(thread.mono).text(thread.calls.stream());
        pack(thread.calls.open(), out);
        out.number(thread.calls.doubts().size());
        thread.calls.doubts().forEach(doubt -> pack(doubt, out));
        return out.done();
    }

    private static void pack(List<Open> calls, Packer out) {
        out.number(calls.size());
        calls.forEach(call -> out.text(call.method()).number(call.entered()));
    }

    /** Puts back a thread that was written; those that were quiet for longer first. */
    void read(byte[] key, byte[] thread) {
        Unpacker name = new Unpacker(key);
        Unpacker in = new Unpacker(thread);
        long mono = in.number();
        OpenCalls calls = OpenCalls.restored(root, in.text(), calls(in), doubts(in));
        Thread read = new Thread(new ThreadKey(name.text(), name.number()), calls, mono);
        threads.put(read.key, read);
        expose(read, calls.stream());
    }

    private static List<List<Entered>> doubts(Unpacker in) {
        List<List<Entered>> doubts = new ArrayList<>();
        for (int left = in.small(); left > 0; left--) {
            doubts.add(calls(in));
        }
        return doubts;
    }

    private static List<Entered> calls(Unpacker in) {
        List<Entered> calls = new ArrayList<>();
        for (int left = in.small(); left > 0; left--) {
            calls.add(new Entered(in.text(), in.number()));
        }
        return calls;
    }
}
