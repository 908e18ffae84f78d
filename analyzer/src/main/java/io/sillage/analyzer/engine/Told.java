package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.FieldSink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the wanted fields of an event into a row. Fields of inner objects have names with dots. Which field a name
 * is, is looked up in a table, or known from the {@link FieldOrder order} of the event's kind.
 */
final class Told implements FieldSink {
    private Row row;
    private final @Nullable String[] names;
    private final int[] fields;
    private final int mask;
    private final List<String> wanted;
    private final Set<String> objects = new HashSet<>();
    private final List<String> path = new ArrayList<>();
    private FieldOrder order = new FieldOrder(new BitSet(), false);
    /** How many objects deep we are. */
    private int depth;
    /** How many objects deep we are in one that no wanted field stands in. */
    private int inNone;

    Told(List<String> wanted) {
        this.wanted = wanted;
        row = new Row(wanted.size());
        int size = Integer.highestOneBit(Math.max(4, wanted.size() * 4)) * 2;
        names = new @Nullable String[size];
        fields = new int[size];
        mask = size - 1;
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.get(i).intern();
            int at = spread(name);
            while (names[at] != null) {
                at = (at + 1) & mask;
            }
            names[at] = name;
            fields[at] = i;
        }
        wanted.forEach(this::addObjects);
    }

    /** The objects that a wanted field may stand in. */
    private void addObjects(String name) {
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            objects.add(name.substring(0, dot));
        }
    }

    private int spread(String name) {
        int hash = name.hashCode();
        return (hash ^ (hash >>> 15)) & mask;
    }

    /** The order of a kind's fields, for {@link #begin}, of which so many are of use. */
    FieldOrder order(BitSet needed) {
        boolean endpoints = needed.stream().anyMatch(field -> wanted.get(field).startsWith("network."));
        return new FieldOrder(needed, endpoints);
    }

    /**
     * An event begins.
     *
     * @param into forgets what it has and takes the event's fields, until this is called again
     */
    void begin(FieldOrder orderOfKind, Row into) {
        row = into;
        row.clear();
        order = orderOfKind;
        order.begin();
    }

    /** The wanted field's number, -1 if nobody wants it. */
    private int find(String plain) {
        if (depth > 0) {
            return inNone > 0 ? -1 : look(String.join(".", path) + "." + plain);
        }
        int field = order.next(plain);
        return field == FieldOrder.UNKNOWN ? learn(plain) : field;
    }

    private int learn(String plain) {
        int field = look(plain);
        order.learn(plain, field);
        return field;
    }

    private int look(String name) {
        int at = spread(name);
        for (String there = names[at]; there != null; there = names[at]) {
            if (there.equals(name)) {
                return order.needs(fields[at]) ? fields[at] : -1;
            }
            at = (at + 1) & mask;
        }
        return -1;
    }

    @Override
    public void field(String name, @Nullable String value) {
        int field = value == null ? -1 : find(name);
        if (field >= 0 && value != null) {
            row.setObject(field, Row.TEXT, value);
        }
    }

    @Override
    public void field(String name, long value) {
        int field = find(name);
        if (field >= 0) {
            row.set(field, Row.INTEGER, value);
        }
    }

    @Override
    public void field(String name, boolean value) {
        int field = find(name);
        if (field >= 0) {
            row.set(field, Row.BOOLEAN, value ? 1 : 0);
        }
    }

    /** No number and infinity are absent, as JSON has neither. */
    @Override
    public void field(String name, double value) {
        int field = find(name);
        if (field >= 0 && Double.isFinite(value)) {
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
            row.set(field, whole ? Row.INTEGER : Row.REAL, whole ? (long) value : Double.doubleToRawLongBits(value));
        }
    }

    @Override
    public void field(String name, List<String> values) {
        int field = find(name);
        if (field >= 0) {
            row.setObject(field, Row.OTHER, List.copyOf(values));
        }
    }

    @Override
    public void time(String name, long wallNanos) {
        int field = find(name);
        if (field >= 0) {
            row.set(field, Row.TIME, wallNanos);
        }
    }

    @Override
    public void open(String name) {
        depth++;
        if (inNone > 0) {
            inNone++;
            return;
        }
        path.add(name);
        if (!objects.contains(String.join(".", path))) {
            inNone = 1;
        }
    }

    @Override
    public void close() {
        depth--;
        if (inNone > 1) {
            inNone--;
            return;
        }
        inNone = 0;
        if (!path.isEmpty()) {
            path.remove(path.size() - 1);
        }
    }

    @Override
    public boolean wantsEndpoints() {
        return order.wantsEndpoints();
    }
}
