package io.sillage.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where an event reads its own fields: the mirror of {@link FieldWriter}. Throws {@link DamagedSegment} past its end. */
public interface FieldReader {
    long varint();

    long zigzag();

    double real();

    @Nullable
    String text();

    @Nullable
    String name();

    Connection connection();

    /** How many bytes are left in this body: an upper bound for any count read from it. */
    int remaining();

    default boolean flag() {
        return varint() != 0;
    }

    /** A text that its kind always writes. */
    default String requiredText() {
        return required(text());
    }

    /** A name that its kind always writes. */
    default String requiredName() {
        return required(name());
    }

    default List<String> names() {
        int count = count();
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(requiredName());
        }
        return List.copyOf(values);
    }

    default Map<String, String> texts() {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = count(); i > 0; i--) {
            values.put(requiredName(), requiredText());
        }
        return values;
    }

    default Map<String, Long> longs() {
        Map<String, Long> values = new LinkedHashMap<>();
        for (int i = count(); i > 0; i--) {
            values.put(requiredName(), zigzag());
        }
        return values;
    }

    default Map<String, Double> reals() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = count(); i > 0; i--) {
            values.put(requiredName(), real());
        }
        return values;
    }

    private int count() {
        long count = varint();
        if (count < 0 || count > remaining()) {
            throw new DamagedSegment("a count of " + count + " in a body with " + remaining() + " bytes left");
        }
        return (int) count;
    }

    private static String required(@Nullable String value) {
        if (value == null) {
            throw new DamagedSegment("a text is absent where its kind always has one");
        }
        return value;
    }
}
