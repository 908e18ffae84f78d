package io.sillage.recorder;

import java.util.Arrays;

/** The names of the woven methods by number. Numbers are never given back: a class that is unloaded keeps its own. */
final class Methods {
    private volatile String[] names = new String[1024];
    private int count;

    /** The number of a new method. */
    synchronized int add(String name) {
        String[] known = names;
        String[] next = count == known.length ? Arrays.copyOf(known, count * 2) : known;
        next[count] = name;
        // A volatile store, mostly of the same array, so that who learns the number from woven code also sees the name.
        names = next;
        return count++;
    }

    String name(int method) {
        return names[method];
    }
}
