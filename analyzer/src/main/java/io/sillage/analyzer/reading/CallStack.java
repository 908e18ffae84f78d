package io.sillage.analyzer.reading;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.reading.Call.Evidence;
import io.sillage.event.Frame;
import io.sillage.event.Loss;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * One thread's stack as entries and exits tell it.
 *
 * <p>An exit belongs to the open call of that method that was entered exactly {@code duration} before it, so a loss can't
 * make it close another one. After a loss in the thread's lane nobody knows which calls are still open: they are put
 * aside, and come back when an exit proves them.
 */
final class CallStack implements Slice<Call> {
    private static final int MAX_DEPTH = 1 << 16;
    private static final int MAX_ORPHANS = 1024;

    private final ThreadKey thread;
    private final CallPath root;
    private List<Open> open = new ArrayList<>();
    private List<Open> doubtful = new ArrayList<>();
    /** Finished calls that have no open caller: one may turn up that was entered before the log began. */
    private final Deque<Call> orphans = new ArrayDeque<>();

    private String stream = "";

    /** A call that was entered and not left yet. */
    private static final class Open {
        final CallPath path;
        final long entered;
        long calleesNanos;

        Open(CallPath path, long entered) {
            this.path = path;
            this.entered = entered;
        }
    }

    CallStack(ThreadKey thread, CallPath root) {
        this.thread = thread;
        this.root = root;
    }

    @Override
    public void step(Entry entry, Consumer<? super Call> out) {
        Frame frame = entry.frame();
        if (frame == null) {
            return;
        }
        if (frame.event() instanceof MethodEntered entered) {
            stream = entry.stream();
            enter(entered.method(), entry.mono());
        } else if (frame.event() instanceof MethodExited exited) {
            stream = entry.stream();
            exit(exited, entry.mono() - exited.durationNanos(), out);
        } else if (frame.event() instanceof Loss && entry.stream().equals(stream)) {
            doubtAll();
        }
    }

    /** The methods that are running now, leaf first. */
    List<String> methods() {
        return top().stack();
    }

    private CallPath top() {
        return open.isEmpty() ? root : open.get(open.size() - 1).path;
    }

    private void enter(String method, long mono) {
        if (open.size() >= MAX_DEPTH) {
            doubtAll();
        }
        open.add(new Open(top().child(method), mono));
    }

    private void exit(MethodExited exited, long entered, Consumer<? super Call> out) {
        int at = find(open, exited.method(), entered);
        if (at < 0 && (at = find(doubtful, exited.method(), entered)) >= 0) {
            unwind(0, out);
            open = doubtful;
            doubtful = new ArrayList<>();
        }
        if (at >= 0) {
            unwind(at + 1, out);
            Open call = open.remove(at);
            finish(call.path, entered, exited, call.calleesNanos, Evidence.WHOLE, out);
            return;
        }
        int callees = open.size();
        while (callees > 0 && open.get(callees - 1).entered >= entered) {
            callees--;
        }
        unwind(callees, out);
        long calleesNanos = open.isEmpty() ? adopt(entered) : 0;
        finish(top().child(exited.method()), entered, exited, calleesNanos, Evidence.EXIT_ONLY, out);
    }

    private static int find(List<Open> calls, String method, long entered) {
        for (int i = calls.size() - 1; i >= 0 && calls.get(i).entered >= entered; i--) {
            Open call = calls.get(i);
            if (call.entered == entered && call.path.method().equals(method)) {
                return i;
            }
        }
        return -1;
    }

    /** Ends the calls above: their caller has ended, so their exits are lost. */
    private void unwind(int depth, Consumer<? super Call> out) {
        while (open.size() > depth) {
            Open call = open.remove(open.size() - 1);
            out.accept(new Call(thread, call.path, call.entered, 0, 0, null, Evidence.ENTRY_ONLY));
        }
    }

    private void finish(
            CallPath path,
            long entered,
            MethodExited exited,
            long calleesNanos,
            Evidence evidence,
            Consumer<? super Call> out) {
        long duration = exited.durationNanos();
        long own = Math.max(0, duration - calleesNanos);
        Call call = new Call(thread, path, entered, duration, own, exited.errorType(), evidence);
        if (!open.isEmpty()) {
            open.get(open.size() - 1).calleesNanos += duration;
        } else {
            orphans.addLast(call);
            if (orphans.size() > MAX_ORPHANS) {
                orphans.removeFirst();
            }
        }
        out.accept(call);
    }

    private long adopt(long entered) {
        long nanos = 0;
        while (!orphans.isEmpty() && orphans.getLast().startMono() >= entered) {
            nanos += orphans.removeLast().durationNanos();
        }
        return nanos;
    }

    private void doubtAll() {
        if (!open.isEmpty()) {
            doubtful = open;
            open = new ArrayList<>();
        }
    }

    @Override
    public void output(long endMono, Consumer<? super Call> out) {
        long calleesNanos = 0;
        for (int i = open.size() - 1; i >= 0; i--) {
            Open call = open.get(i);
            long duration = Math.max(0, endMono - call.entered);
            long own = Math.max(0, duration - call.calleesNanos - calleesNanos);
            out.accept(new Call(thread, call.path, call.entered, duration, own, null, Evidence.OPEN));
            calleesNanos = duration;
        }
    }
}
