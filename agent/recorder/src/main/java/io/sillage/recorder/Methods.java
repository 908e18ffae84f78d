package io.sillage.recorder;

import java.util.Arrays;

/** The names of the woven methods by number. Numbers are never given back: a class that is unloaded keeps its own. */
final class Methods {
    private volatile String[] names = new String[1024];
    private int count;

    /** The number of a new method. */
    synchronized int add(String name) {
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
        }
        names[count] = name;
        // A volatile store of the same array, so that who learns the number from woven code also sees the name.
        names = names;
        return count++;
    }

    String name(int method) {
        return names[method];
    }
}
