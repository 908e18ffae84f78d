package io.sillage.analyzer.transduce;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table of names for labels; 0 is {@code <eps>}. Grows by interning, so machines that share it can be combined. */
public final class Symbols {
    public static final String EPSILON_NAME = "<eps>";

    private final Map<String, Integer> labels = new HashMap<>();
    private final TreeMap<Integer, String> names = new TreeMap<>();
    /** All numbers below it are taken, as none is ever given back. */
    private int firstGap = Machine.EPSILON;

    public Symbols() {
        put(EPSILON_NAME, Machine.EPSILON);
    }

    /** @throws IllegalArgumentException if the name or the number stands for something else already */
    public void put(String name, int label) {
        Integer known = labels.get(name);
        String other = names.get(label);
        boolean renamesEpsilon = label == Machine.EPSILON && EPSILON_NAME.equals(other) && labels.size() == 1;
        if (known != null && known != label || other != null && !other.equals(name) && !renamesEpsilon) {
            throw new IllegalArgumentException("symbol '" + name + "' = " + label + " contradicts '"
                    + (other == null ? name : other) + "' = " + (known == null ? label : known));
        }
        labels.put(name, label);
        names.put(label, name);
    }

    /** The label of a name, a new one if it has none. */
    public int intern(String name) {
        Integer known = labels.get(name);
        if (known != null) {
            return known;
        }
        int label = names.lastKey() < Integer.MAX_VALUE ? names.lastKey() + 1 : firstGap();
        put(name, label);
        return label;
    }

    private int firstGap() {
        while (names.containsKey(firstGap)) {
            firstGap++;
        }
        return firstGap;
    }

    public OptionalInt find(String name) {
        Integer known = labels.get(name);
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    public Set<String> known() {
        return labels.keySet();
    }

    /** By label, ascending. */
    public SortedMap<Integer, String> all() {
        return names;
    }

    public String name(int label) {
        return names.getOrDefault(label, Integer.toString(label));
    }

    /** The label as text: its name, or the number itself where there is no table. */
    public static String text(@Nullable Symbols symbols, int label) {
        return symbols == null ? Integer.toString(label) : symbols.name(label);
    }
}
