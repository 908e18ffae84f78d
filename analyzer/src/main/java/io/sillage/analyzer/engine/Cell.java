package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import org.jspecify.annotations.Nullable;

/** One value on its way, typed as in {@link Row}; used again and again, so that numbers cost no object. */
final class Cell {
    byte type;
    long bits;

    @Nullable
    Object object;

    void absent() {
        type = Row.ABSENT;
    }

    void integer(long value) {
        type = Row.INTEGER;
        bits = value;
    }

    void real(double value) {
        if (Double.isFinite(value)) {
            type = Row.REAL;
            bits = Double.doubleToRawLongBits(value);
        } else {
            type = Row.ABSENT;
        }
    }

    void text(@Nullable String value) {
        type = value == null ? Row.ABSENT : Row.TEXT;
        object = value;
    }

    void set(byte newType, long newBits, @Nullable Object newObject) {
        type = newType;
        bits = newBits;
        object = newObject;
    }

    boolean isNumber() {
        return type == Row.INTEGER || type == Row.REAL || type == Row.TIME;
    }

    double asReal() {
        return type == Row.REAL ? Double.longBitsToDouble(bits) : bits;
    }
}
