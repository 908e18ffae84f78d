package io.sillage.analyzer.transduce;

import java.util.Arrays;

/**
 * Hands out numbers by distance, where a step adds 0 or 1: the queue of a breadth-first search in which epsilons are
 * free. Two stacks suffice, as only two distances are waiting at any time. A number may be added more than once.
 */
final class ZeroOneQueue {
    private int[] now = new int[16];
    private int[] next = new int[16];
    private int nowSize;
    private int nextSize;
    private int distance;
    private int item;

    /** @param at the distance now, or one more */
    void add(int number, int at) {
        if (at == distance) {
            now = room(now, nowSize);
            now[nowSize++] = number;
        } else {
            next = room(next, nextSize);
            next[nextSize++] = number;
        }
    }

    private static int[] room(int[] array, int size) {
        return size < array.length ? array : Arrays.copyOf(array, size * 2);
    }

    /** Goes to the next number, false at the end. */
    boolean poll() {
        if (nowSize == 0) {
            if (nextSize == 0) {
                return false;
            }
            int[] emptied = now;
            now = next;
            next = emptied;
            nowSize = nextSize;
            nextSize = 0;
            distance++;
            reverse();
        }
        item = now[--nowSize];
        return true;
    }

    /** First come, first served within a distance: witnesses are then the least ones in arc order. */
    private void reverse() {
        for (int i = 0, j = nowSize - 1; i < j; i++, j--) {
            int kept = now[i];
            now[i] = now[j];
            now[j] = kept;
        }
    }

    int item() {
        return item;
    }

    int distance() {
        return distance;
    }
}
