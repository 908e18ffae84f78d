package io.sillage.analyzer.transduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The input side of a machine, determinised as far as somebody asks (Rabin and Scott 1959). Set 0 holds nothing, set 1 is
 * where it begins.
 */
final class Subsets {
    private record Key(int[] states) {
        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object object) {
            return object instanceof Key other && Arrays.equals(states, other.states);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(states);
        }
    }

    static final int DEAD = 0;

    private static final String WHAT = "the proof over sets of states";

    private static final long BYTES_A_SET = 120;

    /** Four times what one takes: it is sought, sorted and hashed first, and minutes are no better than a full memory. */
    private static final long BYTES_A_MEMBER = 16;

    private final Machine machine;
    private final ByInput arcs;
    private final Limits limits;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<int[]> sets = new ArrayList<>();
    private long bytes;

    /** @param machine trimmed */
    Subsets(Machine machine, Limits limits) {
        this.machine = machine;
        this.limits = limits;
        arcs = new ByInput(machine);
        number(new int[0], 0);
    }

    int start() {
        return machine.start() == Machine.NO_STATE ? DEAD : number(new int[] {machine.start()}, 1);
    }

    int next(int set, int label) {
        int[] targets = new int[4];
        int size = 0;
        for (int state : sets.get(set)) {
            for (int at = arcs.first(state, label); arcs.reads(state, at, label); at++) {
                targets = size < targets.length ? targets : Arrays.copyOf(targets, size * 2);
                targets[size++] = machine.to(arcs.arc(at));
            }
        }
        return size == 0 ? DEAD : number(targets, size);
    }

    boolean isFinal(int set) {
        for (int state : sets.get(set)) {
            if (machine.isFinal(state)) {
                return true;
            }
        }
        return false;
    }

    private int number(int[] states, int size) {
        int[] closed = closed(states, size);
        Integer number = numbers.putIfAbsent(new Key(closed), sets.size());
        if (number != null) {
            return number;
        }
        sets.add(closed);
        bytes += BYTES_A_SET + BYTES_A_MEMBER * closed.length;
        limits.check(sets.size(), WHAT);
        limits.checkBytes(bytes, WHAT);
        return sets.size() - 1;
    }

    private int[] closed(int[] states, int size) {
        if (size == 1 && !arcs.reads(states[0], arcs.first(states[0], Machine.EPSILON), Machine.EPSILON)) {
            return new int[] {states[0]};
        }
        BitSet closed = new BitSet();
        int[] stack = Arrays.copyOf(states, Math.max(size, 1));
        int depth = size;
        for (int i = 0; i < size; i++) {
            closed.set(states[i]);
        }
        while (depth > 0) {
            int state = stack[--depth];
            for (int at = arcs.first(state, 0); arcs.reads(state, at, Machine.EPSILON); at++) {
                int to = machine.to(arcs.arc(at));
                if (!closed.get(to)) {
                    closed.set(to);
                    stack = depth < stack.length ? stack : Arrays.copyOf(stack, depth * 2);
                    stack[depth++] = to;
                }
            }
        }
        return closed.stream().toArray();
    }
}
