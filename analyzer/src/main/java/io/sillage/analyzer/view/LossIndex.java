package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.Loss;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many events a process lost within a time. It may grow while it is asked: what is older than everybody who may ask is
 * forgotten, and beyond {@link #MAX} losses of a process the exact moments of the oldest become less exact.
 */
final class LossIndex {
    private static final int MAX = 1 << 16;

    private final Map<String, Losses> byProcess = new HashMap<>();

    private static final class Losses {
        private long[] monos = new long[4];
        /** How many events were lost until then. */
        private long[] sums = new long[4];

        private int size;
        private long forgotten;

        void add(long mono, long count) {
            if (size == MAX) {
                thin();
            }
            if (size == monos.length) {
                monos = Arrays.copyOf(monos, 2 * size);
                sums = Arrays.copyOf(sums, 2 * size);
            }
            int at = size;
            // a loss may be told late, though seldom by much
            while (at > 0 && monos[at - 1] > mono) {
                monos[at] = monos[at - 1];
                sums[at] = sums[at - 1] + count;
                at--;
            }
            monos[at] = mono;
            sums[at] = (at == 0 ? forgotten : sums[at - 1]) + count;
            size++;
        }

        /** Of each two of the older half the later moment stays. */
        private void thin() {
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (i >= size / 2 || i % 2 == 1) {
                    monos[kept] = monos[i];
                    sums[kept++] = sums[i];
                }
            }
            size = kept;
        }

        void forgetBefore(long mono) {
            int old = before(mono);
            if (old > 0) {
                forgotten = sums[old - 1];
                monos = Arrays.copyOfRange(monos, old, Math.max(size, old + 4));
                sums = Arrays.copyOfRange(sums, old, Math.max(size, old + 4));
                size -= old;
            }
        }

        /** How many of them are earlier. */
        private int before(long mono) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (monos[middle] < mono) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** How many events were lost before that moment. */
        private long sum(long mono) {
            int before = before(mono);
            return before == 0 ? forgotten : sums[before - 1];
        }

        long within(long fromMono, long toMono) {
            return (toMono == Long.MAX_VALUE ? sums[size - 1] : sum(toMono + 1)) - sum(fromMono);
        }
    }

    static LossIndex of(List<Entry> entries) {
        LossIndex index = new LossIndex();
        entries.forEach(index::add);
        return index;
    }

    /** Entries that are no loss are passed over. */
    void add(Entry entry) {
        if (entry.frame() != null && entry.frame().event() instanceof Loss loss) {
            add(entry.origin().process(), entry.mono(), loss.count());
        }
    }

    void add(String process, long mono, long count) {
        byProcess.computeIfAbsent(process, key -> new Losses()).add(mono, count);
    }

    /** Both moments are within. */
    long within(String process, long fromMono, long toMono) {
        Losses losses = byProcess.get(process);
        return losses == null || losses.size == 0 || fromMono > toMono ? 0 : losses.within(fromMono, toMono);
    }

    /** Nobody asks for an earlier time any more. */
    void forgetBefore(long mono) {
        byProcess.values().forEach(losses -> losses.forgetBefore(mono));
        byProcess.values().removeIf(losses -> losses.size == 0);
    }

    /** Of how many losses it knows the moment. */
    int size() {
        return byProcess.values().stream().mapToInt(losses -> losses.size).sum();
    }
}
