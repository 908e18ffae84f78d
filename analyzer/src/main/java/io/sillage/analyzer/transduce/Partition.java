package io.sillage.analyzer.transduce;

/**
 * A partition of 0…n-1 that can be refined: mark elements, then split each touched set in marked and unmarked, in time
 * linear in the marks (Valmari, <i>Fast brief practical DFA minimization</i>, 2012, figure 2).
 */
final class Partition {
    private final int[] elements;
    private final int[] location;
    private final int[] setOf;
    private final int[] first;
    private final int[] past;
    private final int[] marked;
    private final int[] touched;
    private int touchedSize;
    private int sets;

    Partition(int size) {
        elements = new int[size];
        location = new int[size];
        setOf = new int[size];
        first = new int[size + 1];
        past = new int[size + 1];
        marked = new int[size + 1];
        touched = new int[size + 1];
        for (int i = 0; i < size; i++) {
            elements[i] = i;
            location[i] = i;
        }
        if (size > 0) {
            past[0] = size;
            sets = 1;
        }
    }

    int sets() {
        return sets;
    }

    int setOf(int element) {
        return setOf[element];
    }

    int first(int set) {
        return first[set];
    }

    int past(int set) {
        return past[set];
    }

    int element(int at) {
        return elements[at];
    }

    void mark(int element) {
        int set = setOf[element];
        int at = location[element];
        int front = first[set] + marked[set];
        if (at < front) {
            return;
        }
        elements[at] = elements[front];
        location[elements[at]] = at;
        elements[front] = element;
        location[element] = front;
        if (marked[set]++ == 0) {
            touched[touchedSize++] = set;
        }
    }

    /** The smaller part becomes the new set: an element changes sets a logarithmic number of times. */
    void split() {
        while (touchedSize > 0) {
            int set = touched[--touchedSize];
            int middle = first[set] + marked[set];
            if (middle == past[set]) {
                marked[set] = 0;
                continue;
            }
            if (marked[set] <= past[set] - middle) {
                first[sets] = first[set];
                past[sets] = middle;
                first[set] = middle;
            } else {
                first[sets] = middle;
                past[sets] = past[set];
                past[set] = middle;
            }
            for (int at = first[sets]; at < past[sets]; at++) {
                setOf[elements[at]] = sets;
            }
            marked[set] = 0;
            marked[sets++] = 0;
        }
    }
}
