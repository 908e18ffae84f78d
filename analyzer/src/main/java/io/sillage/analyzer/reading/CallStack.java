package io.sillage.analyzer.reading;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.reading.Call.Evidence;
import io.sillage.event.Frame;
import io.sillage.event.Loss;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One thread's stack as entries and exits tell it.
 *
 * <p>An exit belongs to the open call of that method that was entered exactly {@code duration} before it, so a loss can't
 * make it close another one. After a loss in the thread's lane nobody knows which calls are still open: they are put
 * aside, and come back when an exit proves them. Whatever is lost, no time is two calls' own.
 */
final class CallStack implements Slice<Call> {
    private static final int MAX_DEPTH = 1 << 16;
    private static final int MAX_DOUBTS = 64;

    private final ThreadKey thread;
    private final CallPath root;
    private List<Open> open = new ArrayList<>();
    /** What was open at each loss, the last one last; one that is proven proves its callers, but none of an earlier loss. */
    private final List<List<Open>> doubts = new ArrayList<>();

    private final Orphans orphans = new Orphans();

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
            enter(entered.method(), entry.mono(), out);
        } else if (frame.event() instanceof MethodExited exited) {
            stream = entry.stream();
            exit(exited, entry.mono() - exited.durationNanos(), out);
        } else if (frame.event() instanceof Loss && entry.stream().equals(stream)) {
            doubtAll(out);
        }
    }

    /** The methods that are running now, leaf first. */
    List<String> methods() {
        return top().stack();
    }

    private CallPath top() {
        return open.isEmpty() ? root : open.get(open.size() - 1).path;
    }

    private void enter(String method, long mono, Consumer<? super Call> out) {
        if (open.size() >= MAX_DEPTH) {
            doubtAll(out);
        }
        open.add(new Open(top().child(method), mono));
    }

    private void exit(MethodExited exited, long entered, Consumer<? super Call> out) {
        int at = find(open, exited.method(), entered);
        if (at < 0) {
            at = proven(exited.method(), entered, out);
        }
        if (at >= 0) {
            long lostNanos = unwind(at + 1, out);
            Open call = open.remove(at);
            long calleesNanos = call.calleesNanos + lostNanos + orphans.adopt(entered);
            finish(call.path, entered, exited, calleesNanos, Evidence.WHOLE, out);
            return;
        }
        int callers = open.size();
        while (callers > 0 && open.get(callers - 1).entered >= entered) {
            callers--;
        }
        long calleesNanos = unwind(callers, out) + orphans.adopt(entered);
        finish(top().child(exited.method()), entered, exited, calleesNanos, Evidence.EXIT_ONLY, out);
    }

    /** Looks among those in doubt. What was entered after it is over, and its callers are open again. */
    private int proven(String method, long entered, Consumer<? super Call> out) {
        for (int i = doubts.size() - 1; i >= 0; i--) {
            int at = find(doubts.get(i), method, entered);
            if (at >= 0) {
                orphan(entered, unwind(0, out));
                while (doubts.size() > i + 1) {
                    giveUp(doubts.size() - 1, out);
                }
                open = doubts.remove(i);
                return at;
            }
        }
        return -1;
    }

    private void giveUp(int doubt, Consumer<? super Call> out) {
        for (Open call : doubts.remove(doubt)) {
            orphan(call.entered, call.calleesNanos);
            out.accept(unfinished(call));
        }
    }

    private void orphan(long entered, long nanos) {
        if (nanos > 0) {
            orphans.add(entered, nanos);
        }
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

    /**
     * Ends the calls above: their caller has ended, so their exits are lost.
     *
     * @return how long their callees took, which is known at least
     */
    private long unwind(int depth, Consumer<? super Call> out) {
        long calleesNanos = 0;
        while (open.size() > depth) {
            Open call = open.remove(open.size() - 1);
            calleesNanos += call.calleesNanos;
            out.accept(unfinished(call));
        }
        return calleesNanos;
    }

    private Call unfinished(Open call) {
        return new Call(thread, call.path, call.entered, 0, 0, null, Evidence.ENTRY_ONLY);
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
            orphans.add(entered, duration);
        }
        out.accept(call);
    }

    private void doubtAll(Consumer<? super Call> out) {
        if (!open.isEmpty()) {
            if (doubts.size() == MAX_DOUBTS) {
                giveUp(0, out);
            }
            doubts.add(open);
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
