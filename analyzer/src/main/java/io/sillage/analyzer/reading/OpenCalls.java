package io.sillage.analyzer.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one thread that were entered and not left yet, as entries and exits tell them.
 *
 * <p>An exit belongs to the open call of that method that was entered exactly {@code duration} before it, so a loss can't
 * make it close another one. After a loss in the thread's lane nobody knows which calls are still open: they are put
 * aside, and come back when an exit proves them.
 *
 * <p>It is all that has to be known to go on, so that one process can {@link #restored take over} from another.
 */
public final class OpenCalls {
    private static final int MAX_DEPTH = 1 << 16;
    private static final int MAX_DOUBTS = 64;

    /** A call that was entered and not left yet. */
    public static final class Open {
        private final CallPath path;
        private final long entered;
        /** For those who ask how long calls took. */
        long calleesNanos;

        Open(CallPath path, long entered) {
            this.path = path;
            this.entered = entered;
        }

        public String method() {
            return path.method();
        }

        /** When, in the log's time. */
        public long entered() {
            return entered;
        }

        CallPath path() {
            return path;
        }
    }

    private final CallPath root;
    private String stream = "";
    private List<Open> open = new ArrayList<>();
    /** What was open at each loss, the last one last; one that is proven proves its callers, but none of an earlier loss. */
    private final List<List<Open>> doubts = new ArrayList<>();

    /** @param root of the tree of stacks, which threads may share */
    public OpenCalls(CallPath root) {
        this.root = root;
    }

    /**
     * Goes on where another left off.
     *
     * @param stream the lane of the thread's latest entry or exit
     */
    public static OpenCalls restored(CallPath root, String stream, List<Entered> open, List<List<Entered>> doubts) {
        OpenCalls calls = new OpenCalls(root);
        calls.stream = stream;
        doubts.forEach(doubt -> calls.doubts.add(calls.nested(doubt)));
        calls.open = calls.nested(open);
        return calls;
    }

    /**
     * What is kept of an open call.
     *
     * @param mono when, in the log's time
     */
    public record Entered(String method, long mono) {}

    private List<Open> nested(List<Entered> calls) {
        List<Open> nested = new ArrayList<>();
        CallPath path = root;
        for (Entered call : calls) {
            path = path.child(call.method());
            nested.add(new Open(path, call.mono()));
        }
        return nested;
    }

    /** The same calls in another tree of stacks. */
    public OpenCalls in(CallPath newRoot) {
        return restored(
                newRoot,
                stream,
                entered(open),
                doubts.stream().map(OpenCalls::entered).toList());
    }

    private static List<Entered> entered(List<Open> calls) {
        return calls.stream()
                .map(call -> new Entered(call.method(), call.entered()))
                .toList();
    }

    /**
     * A method begins.
     *
     * @param givenUp is told calls that nobody will know more of, as there is too much in doubt
     */
    public void enter(String inStream, String method, long mono, Consumer<? super Open> givenUp) {
        stream = inStream;
        if (open.size() >= MAX_DEPTH) {
            doubtAll(givenUp);
        }
        open.add(new Open(top().child(method), mono));
    }

    /**
     * A method ends.
     *
     * @param entered when it had begun
     * @param cutOff is told the calls that began in it and must have ended before, as their exits are lost
     * @return the call that ends; null if its entry is not known
     */
    public @Nullable Open exit(String inStream, String method, long entered, Consumer<? super Open> cutOff) {
        stream = inStream;
        int at = find(open, method, entered);
        if (at < 0) {
            at = proven(method, entered, cutOff);
        }
        if (at >= 0) {
            unwind(at + 1, cutOff);
            return open.remove(at);
        }
        int callers = open.size();
        while (callers > 0 && open.get(callers - 1).entered >= entered) {
            callers--;
        }
        unwind(callers, cutOff);
        return null;
    }

    /** Looks among those in doubt. What was entered after it is over, and its callers are open again. */
    private int proven(String method, long entered, Consumer<? super Open> cutOff) {
        for (int i = doubts.size() - 1; i >= 0; i--) {
            int at = find(doubts.get(i), method, entered);
            if (at >= 0) {
                unwind(0, cutOff);
                while (doubts.size() > i + 1) {
                    doubts.remove(doubts.size() - 1).forEach(cutOff);
                }
                open = doubts.remove(i);
                return at;
            }
        }
        return -1;
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

    /** Ends the calls above. */
    private void unwind(int depth, Consumer<? super Open> cutOff) {
        while (open.size() > depth) {
            cutOff.accept(open.remove(open.size() - 1));
        }
    }

    /**
     * Events of a lane are lost.
     *
     * @param givenUp is told calls that nobody will know more of, as there is too much in doubt
     * @return whether less is known of this thread than before
     */
    public boolean lose(String ofStream, Consumer<? super Open> givenUp) {
        return stream.equals(ofStream) && doubtAll(givenUp);
    }

    private boolean doubtAll(Consumer<? super Open> givenUp) {
        // where nothing was open, what is lost may have been entries: that is a doubt, too, but once is enough
        if (open.isEmpty() && !doubts.isEmpty()) {
            return false;
        }
        if (doubts.size() == MAX_DOUBTS) {
            doubts.remove(0).forEach(givenUp);
        }
        doubts.add(open);
        open = new ArrayList<>();
        return true;
    }

    /** The innermost method that runs now; the root if none does. */
    CallPath top() {
        return open.isEmpty() ? root : open.get(open.size() - 1).path;
    }

    /** The methods that run now, leaf first, as far as they were entered since the last loss; null where none was. */
    public @Nullable List<String> methods() {
        return open.isEmpty() && !doubts.isEmpty() ? null : top().stack();
    }

    /** The lane of the latest entry or exit, empty if there was none. */
    public String stream() {
        return stream;
    }

    /** The calls that are open, the thread's first method first; not to be changed. */
    public List<Open> open() {
        return open;
    }

    /** Those that were open at each loss since then, the last one last; not to be changed. */
    public List<List<Open>> doubts() {
        return doubts;
    }
}
