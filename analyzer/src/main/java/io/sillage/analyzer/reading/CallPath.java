package io.sillage.analyzer.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A method and how it was reached: a node of the tree of all stacks that were seen. One object a distinct stack, so it
 * can carry sums. The tree's size is limited; stacks beyond the limit end in {@link #MORE}.
 */
public final class CallPath {
    public static final String MORE = "(more stacks than this program keeps)";
    private static final int LIMIT = 2_000_000;

    private final @Nullable CallPath parent;
    private final String method;
    private final boolean recursive;
    private final Map<String, CallPath> children = new HashMap<>(4);
    private final int[] nodes;
    private @Nullable List<String> stack;

    private CallPath(@Nullable CallPath parent, String method, int[] nodes) {
        this.parent = parent;
        this.method = method;
        this.nodes = nodes;
        this.recursive = parent != null && parent.contains(method);
    }

    /** A tree with nothing in it. */
    public static CallPath root() {
        return new CallPath(null, "", new int[1]);
    }

    /** How many stacks its tree has. */
    public int size() {
        return nodes[0];
    }

    public CallPath child(String name) {
        CallPath child = children.get(name);
        if (child == null) {
            boolean room = nodes[0] < LIMIT;
            child = new CallPath(this, room ? name : MORE, nodes);
            if (room || !children.containsKey(MORE)) {
                nodes[0]++;
                children.put(child.method, child);
            } else {
                child = children.get(MORE);
            }
        }
        return java.util.Objects.requireNonNull(child);
    }

    public String method() {
        return method;
    }

    public @Nullable CallPath parent() {
        return parent;
    }

    public boolean isRoot() {
        return parent == null;
    }

    /** True when the same method stands further down in the stack: its time is counted there. */
    public boolean recursive() {
        return recursive;
    }

    public Iterable<CallPath> children() {
        return children.values();
    }

    /** The methods from this one down to the thread's first, as {@code stack} has them: leaf first. Made once. */
    public List<String> stack() {
        if (stack == null) {
            List<String> methods = new ArrayList<>();
            for (CallPath at = this; at.parent != null; at = at.parent) {
                methods.add(at.method);
            }
            stack = List.copyOf(methods);
        }
        return stack;
    }

    private boolean contains(String name) {
        for (CallPath at = this; at != null; at = at.parent) {
            if (at.parent != null && at.method.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
