package io.sillage.event;

import java.util.List;
import java.util.Map;

/** Where an event writes its own fields. Numbers are variable-length, seven bits a byte, low bits first. */
public interface FieldWriter {
    /** A number that is mostly small and never negative (a negative one takes ten bytes, and comes back). */
    void varint(long value);

    /** A number of either sign. */
    void zigzag(long value);

    /** An IEEE 754 double, eight bytes, little-endian. */
    void real(double value);

    /** UTF-8 in place: length + 1, then the bytes; 0 for an absent one. */
    void text(@Nullable String value);

    /** A string that comes often: its number in this segment, defined once before its first use; 0 for an absent one. */
    void name(@Nullable String value);

    /** The number of a connection, defined in this segment before its first use. */
    void connection(Connection connection);

    void flag(boolean value);

    default void names(List<String> values) {
        varint(values.size());
        for (String value : values) {
            name(value);
        }
    }

    default void texts(Map<String, String> values) {
        varint(values.size());
        values.forEach((key, value) -> {
            name(key);
            text(value);
        });
    }

    default void longs(Map<String, Long> values) {
        varint(values.size());
        values.forEach((key, value) -> {
            name(key);
            zigzag(value);
        });
    }

    default void reals(Map<String, Double> values) {
        varint(values.size());
        values.forEach((key, value) -> {
            name(key);
            real(value);
        });
    }
}
