package io.sillage.analyzer.reading;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.reading.Call.Evidence;
import io.sillage.analyzer.reading.OpenCalls.Open;
import io.sillage.event.Frame;
import io.sillage.event.Loss;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;
import java.util.List;
import java.util.function.Consumer;

/** One thread's calls with what they took, made of its {@link OpenCalls}. Whatever is lost, no time is two calls' own. */
final class CallStack implements Slice<Call> {
    private final ThreadKey thread;
    private final OpenCalls calls;
    private final Orphans orphans = new Orphans();
    /** How long the callees took, which is known at least, of the calls whose exits turn out to be lost. */
    private long lostNanos;

    CallStack(ThreadKey thread, CallPath root) {
        this.thread = thread;
        calls = new OpenCalls(root);
    }

    @Override
    public void step(Entry entry, Consumer<? super Call> out) {
        Frame frame = entry.frame();
        if (frame == null) {
            return;
        }
        if (frame.event() instanceof MethodEntered entered) {
            calls.enter(entry.stream(), entered.method(), entry.mono(), call -> giveUp(call, out));
        } else if (frame.event() instanceof MethodExited exited) {
            exit(entry.stream(), exited, entry.mono() - exited.durationNanos(), out);
        } else if (frame.event() instanceof Loss) {
            calls.lose(entry.stream(), call -> giveUp(call, out));
        }
    }

    private void giveUp(Open call, Consumer<? super Call> out) {
        if (call.calleesNanos > 0) {
            orphans.add(call.entered(), call.calleesNanos);
        }
        out.accept(unfinished(call));
    }

    private void exit(String stream, MethodExited exited, long entered, Consumer<? super Call> out) {
        lostNanos = 0;
        Open call = calls.exit(stream, exited.method(), entered, lost -> {
            lostNanos += lost.calleesNanos;
            out.accept(unfinished(lost));
        });
        long calleesNanos = lostNanos + orphans.adopt(entered);
        if (call != null) {
            finish(call.path(), entered, exited, call.calleesNanos + calleesNanos, Evidence.WHOLE, out);
        } else {
            finish(calls.top().child(exited.method()), entered, exited, calleesNanos, Evidence.EXIT_ONLY, out);
        }
    }

    private Call unfinished(Open call) {
        return new Call(thread, call.path(), call.entered(), 0, 0, null, Evidence.ENTRY_ONLY);
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
        List<Open> open = calls.open();
        if (!open.isEmpty()) {
            open.get(open.size() - 1).calleesNanos += duration;
        } else {
            orphans.add(entered, duration);
        }
        out.accept(call);
    }

    @Override
    public void output(long endMono, Consumer<? super Call> out) {
        long calleesNanos = 0;
        List<Open> open = calls.open();
        for (int i = open.size() - 1; i >= 0; i--) {
            Open call = open.get(i);
            long duration = Math.max(0, endMono - call.entered());
            long own = Math.max(0, duration - call.calleesNanos - calleesNanos);
            out.accept(new Call(thread, call.path(), call.entered(), duration, own, null, Evidence.OPEN));
            calleesNanos = duration;
        }
    }
}
